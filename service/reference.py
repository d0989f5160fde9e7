"""The page at /docs: the OpenAPI document for people, in one page that fetches nothing from anywhere."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader

PAGE = "reference.html"


def reference_page(openapi: dict[str, Any]) -> str:
    """HTML of an OpenAPI document."""
    calls = [
        {"method": method.upper(), "path": path, **operation}
        for path, operations in openapi["paths"].items()
        for method, operation in operations.items()
    ]
    schemas = {
        name: json.dumps(schema, indent=2, ensure_ascii=False)
        for name, schema in openapi["components"]["schemas"].items()
    }
    return _pages().get_template(PAGE).render(info=openapi["info"], calls=calls, schemas=schemas)


@cache
def _pages() -> Environment:
    pages = Environment(loader=PackageLoader("service"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    pages.filters["schema_name"] = lambda schema: str(schema.get("$ref", "")).rpartition("/")[2]
    return pages
