"""Whoever leads those that a question names: "I run a team of buyers, who is my boss?"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import title as titles
from corpus.model import MANAGING, JobFamily
from indexer.snapshot import Snapshot
from service.answers import Answer, Reason
from service.ask.asked import Asked
from service.ask.ladder import Placed, end, leader
from service.ask.relation import asker_leads, of_all, somebody_heads, somebody_leads
from service.ask.reply import Replies
from service.ask.subject import Subject


def leader_meant(asked: Asked, about: Subject, snapshot: Snapshot, replies: Replies) -> Placed | Answer | None:
    """The level of whoever leads the family that a question names, or the answer that the documents describe none;
    null where it speaks of no leader, or none is found.
    """
    home = about.families[0]
    told = somebody_leads(asked.question, home.positions)
    heads = somebody_heads(asked.question, home.positions)
    if not about.one_role or not (told or heads or asker_leads(asked.question, home.positions)):
        return None
    family = snapshot.family(home.family.id)
    pages = [snapshot.family(page) for page in sorted(home.pages)]
    if heads and (head := _head(family, pages)) is not None:
        return head
    if told and of_all(asked.question):
        highest = end(family, pages, top=True, tracks=tuple(MANAGING))
        if highest is not None:
            return highest
    managing = [link.level.id for link in about.levels if link.level.track in MANAGING]
    if len(set(managing)) == 1 and not told:
        return family, family.level(managing[0])
    named = [family.level(link.level.id) for link in about.named if link.family.id == family.id]
    led = [level for level in (*named, *family.levels) if level.track not in MANAGING or (told and level in named)]
    if told and not named:
        led.reverse()  # whoever runs all buyers is over the highest of them
    found = leader((family, led[0]), pages, snapshot.outline(), snapshot) if led else None
    if found is not None or not led or led[0].reports_to is None:
        return found
    boss = led[0].reports_to.value
    text = f"{led[0].title} reports to {boss}, a role that these documents do not describe."
    return replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text)


def _head(family: JobFamily, pages: Sequence[JobFamily]) -> Placed | None:
    """The level that leads all of a role: the highest of those that manage, where no other level is over it."""
    highest = end(family, pages, top=True, tracks=tuple(MANAGING))
    if highest is None or highest[1].reports_to is None:
        return highest
    over = titles.words(highest[1].reports_to.value)
    return None if any(titles.words(level.title) == over for page in pages for level in page.levels) else highest
