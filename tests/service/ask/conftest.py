"""A small orchard of our own, understood by the default encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from written_index import over

from indexer.encoder import Encoder
from service import Rolecite
from service.answers import Answer

GROWER = """\
---
title: Apple Grower
---

Apple Growers look after the trees of one slope. The press in Dry Fork Barn is cleaned with Brushwell, and visitors are met at Hillgate.

## Levels

### Apple Grower

The Apple Grower reports to the Orchard Manager.

#### Apple Grower Job Grade

The Apple Grower is a grade 4.

#### Apple Grower Responsibilities

- Prune two hundred trees between leaf fall and bud
- Count the blossom on ten trees a row

#### Apple Grower Requirements

- 2 years of work outdoors

### Senior Apple Grower

The Senior Apple Grower reports to the Orchard Manager.

#### Senior Apple Grower Job Grade

The Senior Apple Grower is a grade 5.

#### Senior Apple Grower Responsibilities

- Extends the Apple Grower responsibilities
- Choose the rootstock for a new row

#### Senior Apple Grower Requirements

- 5 years of work outdoors

### Staff Apple Grower

The Staff Apple Grower reports to the Director of Fruit.

#### Staff Apple Grower Job Grade

The Staff Apple Grower is a grade 6.

#### Staff Apple Grower Responsibilities

- Plan the varieties of the slope for ten years

## Hiring Process

- A walk along one row with a grower
- A morning of pruning
"""
CIDER = """\
---
title: Cider Maker
---

## Levels

### Cider Maker

The Cider Maker reports to the Orchard Manager.

#### Cider Maker Job Grade

The Cider Maker is a grade 4.

#### Cider Maker Responsibilities

- Press the windfalls on the day they are gathered

### Senior Cider Maker

The Senior Cider Maker reports to the Orchard Manager.

#### Senior Cider Maker Job Grade

The Senior Cider Maker is a grade 6.

#### Senior Cider Maker Responsibilities

- Blend the barrels of three years by taste
"""
MANAGER = """\
---
title: Harvest Manager
---

## Levels

### Harvest Manager

#### Harvest Manager Job Grade

The Harvest Manager is a grade 6.

#### Harvest Manager Responsibilities

- Hire the pickers of one slope

### Manager, Harvest Managers

#### Manager, Harvest Managers Job Grade

The Manager, Harvest Managers is a grade 8.

#### Manager, Harvest Managers Responsibilities

- Lead the Harvest Managers of all slopes
"""
ORCHARD = {
    "orchard/apple-grower.md": GROWER,
    "press/cider-maker.md": CIDER,
    "orchard/harvest-manager.md": MANAGER,
}
Asking = Callable[..., Answer]


@pytest.fixture(scope="session")
def orchard(tmp_path_factory: pytest.TempPathFactory, default_encoder: Encoder) -> Iterator[Rolecite]:
    with over(tmp_path_factory.mktemp("orchard"), ORCHARD, default_encoder) as orchard:
        yield orchard


@pytest.fixture
def told(orchard: Rolecite) -> Asking:
    """The answer to a question, with filters by name."""

    def told(question: str, **filters: Any) -> Answer:
        return orchard.ask(question, {name: [value] for name, value in filters.items()})

    return told
