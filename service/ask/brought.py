"""Requirements that tell of what somebody has done before, elsewhere, and so nothing of what a role does.

"Has led a crew of five" is one; "Takes part in the rota", under whatever heading it stands, is none.
"""

from __future__ import annotations

from corpus.model import NEEDS, SectionKind
from service.phrases import phrases

_BEFORE = phrases(
    """
    has
    have
    having
    had
    experience[ds]?
    previous(?:ly)?
    prior
    history
    record
    background
    years?
    led
    managed
    supervised
    worked
    """
)


def brought(section: SectionKind, text: str) -> bool:
    """Whether a line of such a section tells of what was done elsewhere."""
    return section in NEEDS and _BEFORE.search(text) is not None
