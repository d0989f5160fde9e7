"""Which lines say something by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written_corpus import Written, corpus_of

from corpus.model import Corpus, ItemForm, SectionKind
from indexer.hashed_encoder import HashedEncoder
from indexer.passages import make_passages
from indexer.statements import only_leads_elsewhere

ANSWERS = [
    "May I change the ship?",
    "Only after a year ashore, and with the word of both masters.",
    "Nobody is asked to stay on against their will.",
    "Who pays for the boots?",
    "The owners do.",
]


def page(*lines: str) -> Corpus:
    """A page of paragraphs that describes no role."""
    written = Written("sea/notes.md", "Notes", {}, {SectionKind.OTHER: lines}, 1)
    (section,) = written.family.shared_sections
    items = tuple(replace(item, form=ItemForm.PARAGRAPH) for item in section.items)
    family = replace(written.family, shared_sections=(replace(section, items=items),))
    return Corpus((written.document,), (), pages=(family,))


def test_a_question_stands_in_front_of_all_that_answers_it_and_is_cited_with_the_first() -> None:
    passages = make_passages(page("Read this first of all, before you sign.", *ANSWERS), HashedEncoder())

    assert [(each.text, len(each.items)) for each in passages] == [
        ("Read this first of all, before you sign.", 1),
        ("\n".join(ANSWERS[:2]), 2),
        ("\n".join([ANSWERS[0], ANSWERS[2]]), 1),
        ("\n".join(ANSWERS[3:]), 2),
    ]


def test_a_question_that_nothing_answers_is_a_line_like_any_other() -> None:
    assert [each.text for each in make_passages(page("Two tides a day.", "Sea legs?"), HashedEncoder())] == [
        "Two tides a day.\nSea legs?"
    ]


@pytest.mark.parametrize(
    "raw",
    ["[Pilot](pilot.md)", "**[Pilot](/sea/pilot/)**", "[Pilot](a), [Mate](b).", '<a href="p.html"><b>Pilot</b></a>'],
)
def test_mere_links_lead_elsewhere(raw: str) -> None:
    assert only_leads_elsewhere(raw)


@pytest.mark.parametrize("raw", ["Pilot", "See [Pilot](pilot.md)", "[Pilot](pilot.md): steers", "", "-"])
def test_whatever_else_is_said_says_something(raw: str) -> None:
    assert not only_leads_elsewhere(raw)


def test_links_to_roles_are_left_out_of_pages_without_a_role_and_kept_in_families() -> None:
    links = ["[Pilot](pilot.md)", "Pilots meet on the first day of each month"]
    loose = make_passages(page(*links), HashedEncoder())
    kept = make_passages(corpus_of(Written("a/x.md", "X", {"X": {SectionKind.OTHER: links}}, {}, 1)), HashedEncoder())

    assert [(each.text, each.family_id, each.level_id) for each in loose] == [(links[1], "sea/notes", None)]
    assert len(kept) == len(links)
