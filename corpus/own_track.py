"""Tracks that a page says: of a level, behind its title ("Mason (craft track)"), or with steps of their own each.

Where the same steps stand under each, as "Milestone 1" to "Milestone 5" under "Track: Service", somebody stands on each
of them on its own, so that a step of one is another thing than that step of the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.headline import are_roles
from corpus.naming import completed
from corpus.rung import RoleLevel

_TRACK = re.compile(
    r"(?:track|axis|strand)(?:\s+(?:\d{1,2}|[A-Z]))?\s*[:–—-]\s+(?P<name>\w.*)"
    r"|(?P<front>.*\w)\s+(?:track|axis|strand)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?:\d{1,2}|[A-Z])[.):]\s+")
"""The place of a heading among its like: "B. Care track"."""
_MILESTONE = re.compile(r"(?P<step>milestone\s+(?:\d{1,2}|[IVX]{1,4})\b)(?:\s*[:–—-]\s.*)?", re.IGNORECASE)
"""A step, and what may be remarked behind it: "Milestone 1: Works from drawings"."""

_REMARK = re.compile(r"(?<=\S)\s+\((?:the |on the |in the )?(?:[\w&/-]+ ){1,3}track\)$", re.IGNORECASE)
"""The track of a level, behind its title."""


def track_of(heading: str) -> str:
    """What the track is called that a heading says it opens ("Track B: Care", "Care track"), "" for any other."""
    said = _TRACK.fullmatch(_PLACE.sub("", heading).strip())
    return (said["name"] or said["front"]).strip() if said else ""


def milestone(heading: str) -> str:
    """The step that a heading names, "Milestone 1" of "Milestone 1: Works from drawings"; "" for any other."""
    said = _MILESTONE.fullmatch(heading)
    return said["step"] if said else ""


def are_tracks(over: Sequence[str], steps: Sequence[str]) -> bool:
    """Whether headings with the same steps under each are tracks: all say so, or all steps are milestones."""
    return bool(over) and (all(map(track_of, over)) or all(map(milestone, steps)))


def on_track(step: str, over: str) -> str:
    """The title of a step with the track it is on: "Service: Milestone 3", "Senior Analyst" of "Analyst track"."""
    name = track_of(over) or _PLACE.sub("", over)
    if are_roles([name]) and (whole := completed(step, (), name)) != step:
        return whole
    return f"{name}: {milestone(step) or step}"


def without_tracks(levels: Sequence[RoleLevel]) -> list[RoleLevel]:
    """The levels of a document without the tracks behind their titles, but those that are told apart by them alone."""
    plain = [_REMARK.sub("", level.title) for level in levels]
    keys = [titles.key(title) for title in plain]
    return [
        replace(level, title=title) if keys.count(key) == 1 else level
        for level, title, key in zip(levels, plain, keys, strict=True)
    ]
