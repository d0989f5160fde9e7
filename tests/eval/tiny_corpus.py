"""A tiny judged corpus, and what its fixtures give."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from eval.trail import LineCosts

COOK = """---
title: Cook
---

## Levels

### Cook

The Cook reports to the Head Chef.

#### Cook Job Grade

The Cook is a grade 4.

#### Cook Responsibilities

- Peels potatoes for the evening service
- Keeps knives sharp

### Senior Cook

#### Senior Cook Job Grade

The Senior Cook is a grade 5.

#### Senior Cook Responsibilities

- Writes the weekly menu
- Trains two apprentices in sauces
"""
QUESTIONS = """\
{"qid": "p1", "type": "passage", "query": "who peels potatoes", "gold": [{"path": "kitchen/cook.md", "start_line": 17, "end_line": 17, "rel": 2}]}
{"qid": "p2", "type": "passage", "query": "weekly menu", "gold": [{"path": "kitchen/cook.md", "start_line": 28, "end_line": 28, "rel": 2}]}
{"qid": "g1", "type": "grade", "anchored": true, "query": "grade of the senior cook", "gold": [{"path": "kitchen/cook.md", "start_line": 24, "end_line": 24, "rel": 2}], "answer": {"path": "kitchen/cook.md", "level": "Senior Cook", "grade": 5}}
{"qid": "u1", "type": "unanswerable", "query": "what do cooks earn", "gold": []}
"""


class Costed(Protocol):
    """Makes line costs of documents, each a text of numbers: what its rows cost."""

    def __call__(self, **documents: str) -> LineCosts: ...


@dataclass(frozen=True)
class Kitchen:
    """A tiny judged corpus, indexed without a model."""

    corpus: Path
    gold: Path
    index: Path
