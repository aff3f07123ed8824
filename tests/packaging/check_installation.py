"""Run by the Python of an environment that wasm-problem was installed into: python check_installation.py PROBLEM.xml

Prints what it found as JSON.
"""

import json
import sys
from importlib.metadata import entry_points
from pathlib import Path

from mako.lookup import TemplateLookup
from xblock.test.toy_runtime import ToyRuntime

import wasm_problem
from wasm_problem.resources import data_dir


class Runtime(ToyRuntime):
    def local_resource_url(self, block: object, uri: str) -> str:
        return uri


(entry_point,) = entry_points(group="xblock.v1", name="wasm_problem")
block_class = entry_point.load()

lookup = TemplateLookup([str(data_dir("templates"))])
templates = {path.name: lookup.get_template(path.name) is not None for path in data_dir("templates").glob("*.html")}

runtime = Runtime(user_id="learner")
block = runtime.get_block(runtime.parse_xml_file(sys.argv[1]))
page = block.render("student_view")
uris = [resource.data for resource in page.resources if resource.kind == "url"]
(public,) = {str(Path(uri).parent) for uri in uris}

print(
    json.dumps(
        {
            "package": str(Path(wasm_problem.__file__).parent),
            "block": block_class.__name__,
            "templates": sorted(templates),
            "page_files": {uri: len(block_class.open_local_resource(uri).read()) for uri in uris},
            "static_files": {
                path.name: len(block_class.open_local_resource(f"{public}/{path.name}").read())
                for path in (data_dir("static") / "dist").iterdir()
                if path.suffix in {".js", ".css"}
            },
        }
    )
)
