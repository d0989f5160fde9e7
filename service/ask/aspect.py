"""The circumstances of work: where it is done, when, and who is permitted to do it."""

from __future__ import annotations

from enum import StrEnum


class Aspect(StrEnum):
    """A circumstance of work; the value names it in a sentence."""

    SITE = "whether work is remote or on site"
    PLACE = "where one must live or work"
    ZONE = "the time zone"
    HOURS = "the working hours"
    SHIFTS = "work at nights, at weekends or in shifts"
    LOAD = "whether work is full or part time"
    RELOCATION = "relocation"
    PERMIT = "visas, citizenship or the right to work"
    CLEARANCE = "clearance or vetting"
    CHECKS = "background or criminal-record checks"


INFORMED_BY: dict[Aspect, tuple[Aspect, ...]] = {
    Aspect.SITE: (Aspect.PLACE,),
    Aspect.PLACE: (Aspect.SITE, Aspect.ZONE),
    Aspect.ZONE: (Aspect.HOURS, Aspect.PLACE),
    Aspect.HOURS: (Aspect.ZONE, Aspect.SHIFTS, Aspect.LOAD),
    Aspect.SHIFTS: (Aspect.HOURS,),
    Aspect.LOAD: (Aspect.HOURS,),
    Aspect.RELOCATION: (Aspect.PLACE, Aspect.SITE),
    Aspect.PERMIT: (),
    Aspect.CLEARANCE: (),
    Aspect.CHECKS: (Aspect.CLEARANCE,),
}
"""What else answers a question for an aspect, nearest first: who may live anywhere need not come to an office."""
