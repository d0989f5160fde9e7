"""Ladders written in a few lines of Markdown, for the tests of comparison and expectations."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from corpus.model import JobFamily, Level, RoleDocument
from corpus.reading import read_documents
from service.asked import Asked

RIGGER = """\
---
title: Rigger
---

## Responsibilities (all levels)

- Wear a harness above two metres

## Levels

### Rigger

The Rigger reports to the Rigging Manager.

#### Rigger Job Grade

The Rigger is a grade 5.

#### Rigger Responsibilities

- Splice ropes to the drawing of the ship
- Assist with the yearly inspection of masts
- Keep the rope store dry and counted

#### Rigger Requirements

- 2+ years of work on sailing ships
- A certificate in rope access

### Senior Rigger

The Senior Rigger reports to the Rigging Manager.

#### Senior Rigger Job Grade

The Senior Rigger is a grade 6.

#### Senior Rigger Responsibilities

- Extends the Rigger responsibilities
- Lead the yearly inspection of masts
- Keep the rope store dry and counted
- Negotiate prices with hemp suppliers

#### Senior Rigger Requirements

- 5+ years of work on sailing ships
- A certificate in rope access

### Master Rigger

#### Master Rigger Responsibilities

- Extends the Senior Rigger responsibilities
- Extends the Lead Rigger responsibilities
- Teach knots at the harbour school
"""
DIVER = """\
---
title: Diver
---

## Levels

### Diver

#### Diver Responsibilities

- Clean hulls under water

#### Diver Requirements

- Extends the Senior Rigger requirements
- A medical check no older than a year
"""


@dataclass(frozen=True)
class Ladders:
    """Families by id, as a snapshot gives them."""

    families: tuple[JobFamily, ...]

    def family(self, family_id: str) -> JobFamily:
        return next(family for family in self.families if family.id == family_id)

    def side(self, title: str) -> tuple[JobFamily, Level]:
        return next((f, level) for f in self.families for level in f.levels if level.title == title)


def ladders(**documents: str) -> Ladders:
    """The families of Markdown texts, each under the path of its name."""
    read = [
        RoleDocument(f"{name}.md", text, hashlib.sha256(text.encode()).hexdigest()) for name, text in documents.items()
    ]
    return Ladders(read_documents(read).families)


def texts(asked: tuple[Asked, ...]) -> list[str]:
    """What the lines say, in order."""
    return [each.item.text for each in asked]
