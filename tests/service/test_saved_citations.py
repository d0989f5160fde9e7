"""Citations found in saved bodies, and what stands in the place of one but is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import BadInput
from service.saved_citations import saved_citations

PLACE = {"path": "a.md", "start_line": 1, "end_line": 1, "start_char": 0, "end_char": 2, "quote": "ab"}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"results": [{"citation": {"path": 5}}]}, "path: "),
        ({"results": [{"citation": {}}]}, "quote: Field required"),
        ({"results": [{"citation": 5}]}, "citation is int, no citation"),
        ({"kind": "fact", "citations": [PLACE, {"path": "a.md"}]}, "quote: Field required"),
    ],
)
def test_a_malformed_citation_is_bad_input(tmp_path: Path, body: object, said: str) -> None:
    (tmp_path / "saved.json").write_text(json.dumps(body))

    with pytest.raises(BadInput, match=said):
        saved_citations(tmp_path / "saved.json")


def test_a_verified_body_can_be_verified_again(tmp_path: Path) -> None:
    echo = {key: PLACE[key] for key in ("path", "start_line", "end_line", "quote")}
    results = [{"citation": PLACE, "cited": echo}, {"citation": None, "cited": echo}]
    (tmp_path / "saved.json").write_text(json.dumps({"results": results}))

    assert [place.quote for place in saved_citations(tmp_path / "saved.json")] == ["ab"]
