"""From problems of capa, Open edX's own block, to problems of this one: see docs/import-capa.md."""

from .conversion import convert
from .reading import Unreadable
from .report import Conversion, Kind, Note

__all__ = ["Conversion", "Kind", "Note", "Unreadable", "convert"]
