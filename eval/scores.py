"""Scores on disk: a reference that later runs are held against, without the runs themselves."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from corpus.errors import BadInput
from eval.jsonl import told

if TYPE_CHECKING:
    from eval.measures import Scored

DIGITS = 4


@cache
def _adapter() -> TypeAdapter[Scored]:
    from eval.measures import Scored

    return TypeAdapter(Scored)


def save_scores(scored: Scored, file: Path) -> None:
    """Values by measure and question, one measure a line, rounded to four digits."""
    body = _adapter().dump_python(scored, mode="json")
    values = body.pop("values")
    rows = [
        f"  {json.dumps(measure)}: {json.dumps({q: round(v, DIGITS) for q, v in by_question.items()})}"
        for measure, by_question in values.items()
    ]
    head = json.dumps(body, ensure_ascii=False, indent=1)[:-2]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(head + ',\n "values": {\n' + ",\n".join(rows) + "\n }\n}\n", "utf-8")


def load_scores(file: Path) -> Scored:
    """Scores as `save_scores` wrote them. Raises BadInput where the file is none."""
    if not file.is_file():
        raise BadInput(f"no scores in {file}: write them with rolecite eval score --save")
    try:
        return _adapter().validate_json(file.read_bytes())
    except ValidationError as fault:
        raise BadInput(f"{file} holds no scores: {told(fault)}") from fault
