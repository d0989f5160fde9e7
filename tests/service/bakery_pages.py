"""Documents of a bakery and its drivers, for the tests of listings, with the ids of their levels."""

from __future__ import annotations

BAKER = """\
---
title: Baker
---

## Levels

### Junior Baker

The Junior Baker reports to the Head Baker.

The Junior Baker is a grade 4.

#### Junior Baker Requirements

- 1 year in a bakery
- A driving licence is not needed

### Senior Baker

The Senior Baker reports to the Head Baker.

The Senior Baker is a grade 6.

#### Senior Baker Responsibilities

- Plan the night shift and travel to the mill about 10 % of the time

#### Senior Baker Requirements

- Five years in a bakery
- HACCP certificate, level 3

### Staff Baker

The Staff Baker reports to the Head Baker.

The Staff Baker is a grade 7.

#### Staff Baker Requirements

- 9 years in a bakery
- HACCP certificate, level 4
- A driving licence for vans

### Head Baker

The Head Baker reports to the Managing Director.

The Head Baker is a grade 9.

#### Head Baker Responsibilities

- Manage a team of fourteen bakers and travel 40 % of the time
- Buy flour with the SAP system

#### Head Baker Requirements

- HACCP certificate would be a plus
"""
DRIVER = """\
---
title: Driver
---

## Levels

### Driver

The Driver reports to the Transport Manager.

The Driver is at D1.

#### Driver Requirements

- A driving licence

### Senior Driver

The Senior Driver reports to the Transport Manager.

The Senior Driver is at D2.

#### Senior Driver Responsibilities

- Enter every delivery in SAP
- This position reports to the Head Baker when the ovens are down

### Transport Manager

The Transport Manager reports to the Managing Director.

#### Transport Manager Responsibilities

- Hire drivers and manage a team of six
- Loaders, whom we hire by the season, report to the Transport Manager
"""
B, D = "bakery/baker", "transport/driver"
JUNIOR, SENIOR, STAFF, HEAD = (f"{B}#{rank}-baker" for rank in ("junior", "senior", "staff", "head"))
DRIVES, SENIOR_DRIVES, TRANSPORT = f"{D}#driver", f"{D}#senior-driver", f"{D}#transport-manager"
ALL = [JUNIOR, SENIOR, STAFF, HEAD, DRIVES, SENIOR_DRIVES, TRANSPORT]
