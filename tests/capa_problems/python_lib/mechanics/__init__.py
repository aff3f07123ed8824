"""The units and constants of the mechanics chapters."""

from .constants import GRAVITY

__all__ = ["GRAVITY", "fall_time"]


def fall_time(height):
    return (2 * height / GRAVITY) ** 0.5
