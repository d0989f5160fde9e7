"""The contract's shapes: field by field, the type that JSON must hold. See `holds`."""

from __future__ import annotations

from typing import Any

NULL = type(None)
CITATION = {
    "path": str, "start_line": int, "end_line": int, "start_char": int, "end_char": int, "quote": str,
    "family_id": str, "family": str, "level_id": (str, NULL), "level": (str, NULL), "grade": (int, str, NULL),
    "section": (str, NULL), "heading_path": [str], "url": (str, NULL), "sha256": str, "snapshot": str,
}  # fmt: skip
LINK = {"id": str, "title": str, "matched": str}
FILTERS = {
    "family": [str], "level": [str], "grade": [(int, str)], "grade_min": (int, NULL), "grade_max": (int, NULL),
    "section": [str], "track": [str], "department": [str], "path": [str],
}  # fmt: skip
TIMINGS = {"interpret", "encode", "dense", "lexical", "fuse", "rerank", "cross_encoder", "group", "render", "answer"}
INTERPRETATION = {
    "intent": str, "families": [LINK], "levels": [LINK], "grades": [int], "sections": [str], "filters": FILTERS,
}  # fmt: skip
POINT = {"text": str, "level_id": (str, NULL), "citation": CITATION}
CHANGE = {"before": POINT, "after": POINT}
SECTION = {"kind": str, "heading_path": [str], "path": str, "start_line": int, "end_line": int}
STATED = {
    "value": (int, str), "citation": CITATION, "alternatives": [{"value": (int, str), "citation": CITATION}],
}  # fmt: skip
EXTENDS = {"title": str, "level_id": (str, NULL), "scope": str, "text": str, "citation": CITATION}
LEVEL = {
    "id": str, "title": str, "rank": int, "track": (str, NULL), "path": str, "start_line": int, "end_line": int,
    "grade": (STATED, NULL), "reports_to": (STATED, NULL), "extends": [EXTENDS], "sections": [SECTION],
}  # fmt: skip
COMPARISON = {
    "from": (LEVEL, NULL), "to": (LEVEL, NULL), "available": [str], "added": [POINT], "strengthened": [CHANGE],
    "unchanged": [CHANGE], "dropped": [POINT], "inherited": [POINT], "snapshot": str, "took_ms": float,
}  # fmt: skip
MATCH = {
    "family_id": str, "family": str, "level_id": str, "level": str, "grade": (int, str, NULL), "score": float,
    "citation": CITATION,
    "met": [{"requirement": POINT, "evidence": {"quote": str, "start_char": int, "end_char": int}}],
    "missing": [{"requirement": POINT}], "why_not_next": [POINT],
}  # fmt: skip
MATCHES = {"matches": [MATCH], "snapshot": str, "took_ms": float}
VERIFIED = {"results": [{"state": str, "citation": (CITATION, NULL)}]}
ANSWER = {
    "kind": str, "text": str, "claims": [{"text": str, "citations": [CITATION]}], "interpretation": INTERPRETATION,
    "confidence": float, "near": [{"text": str, "citation": (CITATION, NULL)}], "snapshot": str, "took_ms": float,
}  # fmt: skip
OF_KIND: dict[str, dict[str, Any]] = {
    "fact": {
        "fact": {
            "family_id": str, "level_id": (str, NULL), "attribute": str, "value": (int, str, [str]),
        }
    },
    "comparison": {"comparison": COMPARISON},
    "expectations": {
        "expectations": {"own": [POINT], "inherited": [POINT], "replaced": [CHANGE], "shared": [POINT]},
    },
    "listing": {
        "levels": [{"family_id": str, "level_id": str, "title": str, "grade": (int, str, NULL), "citation": CITATION}],
        "total": int, "complete": bool,
    },
    "match": {"matches": [MATCH]},
    "passages": {},
    "clarification": {"readings": [{"question": str, "family_id": str, "level_id": (str, NULL)}]},
    "not_stated": {"reason": str},
}  # fmt: skip
MET = {"asked": str, "word": str, "start_char": int, "end_char": int, "closeness": float}
HIT = {
    "rank": int, "score": float, "text": str, "citation": CITATION, "also": [CITATION], "why": dict, "met": [MET],
}  # fmt: skip
SEARCH = {"results": [HIT], "interpretation": INTERPRETATION, "snapshot": str, "took_ms": float}
FINDING = {
    "code": str, "message": str, "path": str, "start_line": int, "end_line": int, "family_id": (str, NULL),
    "level_id": (str, NULL),
}  # fmt: skip
FAMILY_SUMMARY = {
    "id": str, "title": str, "department": str, "paths": [str],
    "levels": [{"id": str, "title": str, "grade": (int, str, NULL)}],
}  # fmt: skip
FAMILY = {
    "id": str, "title": str, "department": str, "paths": [str], "levels": [LEVEL], "shared_sections": [SECTION],
    "specialties": [{"title": str, "path": str, "start_line": int, "end_line": int}], "findings": [FINDING],
}  # fmt: skip
LEVEL_ENTRY = {
    "family_id": str, "level_id": str, "title": str, "rank": int, "track": (str, NULL), "grade": (int, str, NULL),
    "citation": CITATION,
}  # fmt: skip
DOCUMENT = {
    "path": str, "text": str, "sha256": str, "family_id": (str, NULL), "sections": [SECTION], "snapshot": str,
}  # fmt: skip
PROBLEM = {"type": str, "title": str, "status": int, "detail": str}


def holds(body: Any, shape: Any, at: str = "body") -> None:
    """Every field of the contract is there, at every depth, and of its type; more fields may be.

    A dict is an object, a list of one shape an array of it, a tuple any of its shapes, a type itself.
    """
    if isinstance(shape, tuple):
        simple = tuple(each for each in shape if isinstance(each, type))
        compound = [each for each in shape if not isinstance(each, type)]
        if isinstance(body, simple):
            return
        assert compound, f"{at} is {body!r}"
        shape = compound[0]
    if isinstance(shape, dict):
        assert isinstance(body, dict), f"{at} is {body!r}"
        assert shape.keys() - body.keys() == set(), at
        for name, kind in shape.items():
            holds(body[name], kind, f"{at}.{name}")
    elif isinstance(shape, list):
        assert isinstance(body, list), f"{at} is {body!r}"
        for place, each in enumerate(body):
            holds(each, shape[0], f"{at}[{place}]")
    else:
        assert isinstance(body, shape), f"{at} is {body!r}"
        assert shape is not int or not isinstance(body, bool), f"{at} is {body!r}"
