"""The plain systems: how they cut documents, and that they find what they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadInput
from eval.baselines.answering import SearchAlone
from eval.baselines.chunks import Chunk, by_heading, by_length
from eval.baselines.dense import dense_chunks, dense_sections
from eval.baselines.lexical import LexicalSections
from eval.peers.offsets import place_of
from eval.peers.systems import PEERS, Peer
from eval.quotation import Quotations, quotations
from eval.runs import Place
from eval.texts import rows_of

DOCUMENT = """---
title: "."
---

Every cook is clean.

## Cook

Cooks soup.

### Requirements

- a knife

```
# no heading
```

## Baker #
"""


def test_sections_are_cut_at_headings() -> None:
    """From each heading to the next, blank ends left out, the path of headings above as context."""
    assert by_heading({"k.md": DOCUMENT}) == [
        Chunk(Place("k.md", 5, 5), "Every cook is clean."),
        Chunk(Place("k.md", 7, 9), "## Cook\n\nCooks soup.", "Cook"),
        Chunk(Place("k.md", 11, 17), "### Requirements\n\n- a knife\n\n```\n# no heading\n```", "Cook > Requirements"),
        Chunk(Place("k.md", 19, 19), "## Baker #", "Baker"),
    ]


def test_fixed_lengths_cut_wherever_they_fall() -> None:
    """Lines are those the piece touches."""
    assert by_length({"k.md": "abcd\nef\ngh"}, 5) == [
        Chunk(Place("k.md", 1, 1), "abcd\n"),
        Chunk(Place("k.md", 2, 3), "ef\ngh"),
    ]


@given(st.text("ab#- \n", max_size=200), st.integers(1, 50))
def test_fixed_lengths_lose_nothing(text: str, characters: int) -> None:
    """Every filled line lies in a chunk, and the chunks joined are the text but for white space."""
    chunks = by_length({"k.md": text}, characters)

    filled = {n for n, row in enumerate(rows_of(text), 1) if row.strip()}
    covered = {line.number for chunk in chunks for line in chunk.place.lines()}
    assert filled <= covered
    assert "".join("".join(c.text for c in chunks).split()) == "".join(text.split())


@given(st.text("ab# \n", max_size=200))
def test_sections_cover_every_filled_line_once(text: str) -> None:
    """Nothing is in two sections and nothing is lost."""
    covered = [line.number for chunk in by_heading({"k.md": text}) for line in chunk.place.lines()]

    assert len(covered) == len(set(covered))
    assert {n for n, row in enumerate(rows_of(text), 1) if row.strip()} <= set(covered)


def test_bm25_ranks_by_shared_words() -> None:
    """The section with the rare word first; sections that share none are not returned."""
    texts = {"k.md": DOCUMENT, "g.md": "# Gardener\n\nWaters the garden and cooks nothing.\n"}

    found = LexicalSections(texts, len).search("who makes soup", 10)

    assert [hit.place for hit in found] == [Place("k.md", 7, 9)]
    assert found[0].tokens == len("## Cook\n\nCooks soup.")


@pytest.mark.parametrize("query", ["", "   ", "the of and", "zzzz"])
def test_bm25_finds_nothing_for_nothing(query: str) -> None:
    """A question without a word of the corpus has no hits."""
    assert LexicalSections({"k.md": DOCUMENT}, len).search(query, 10) == ()


def test_dense_sections_rank_by_meaning() -> None:
    """A question without a word in common finds the section that means it; both cuts return true places."""
    texts = {"k.md": "# Cook\n\nPrepares soup and bread.\n\n# Driver\n\nSteers the lorry to the harbour.\n"}

    sections, chunks = dense_sections(texts, len), dense_chunks(texts, len)

    assert [h.place for h in sections.search("who makes meals", 2)] == [Place("k.md", 1, 3), Place("k.md", 5, 7)]
    assert [h.place for h in chunks.search("vehicles", 2)] == [Place("k.md", 1, 7)]
    assert chunks.search("vehicles", 2)[0].tokens == len(texts["k.md"].strip())


def test_search_alone_answers_with_its_first_hits() -> None:
    """Passages quoted from the document whatever ends its lines; it states no fact, compares nothing, refuses nothing."""
    texts = {"k/cook.md": "# Cook\r\n\r\nCooks soup.\r\n", "k/baker/_index.md": "# Baker\n\nBakes bread, no soup."}
    door = SearchAlone(LexicalSections(texts, len), texts)

    said = door.ask("who makes soup")

    assert [claim.citations[0].quote for claim in said.claims] == [
        "# Cook\r\n\r\nCooks soup.",
        texts["k/baker/_index.md"],
    ]
    assert (said.kind, said.fact, quotations([said], texts)) == ("passages", None, Quotations(2, 2))
    assert 0 < said.confidence < 1
    assert [m.family_id for m in door.match("bread", 3).matches] == ["k/baker"]
    assert [r.citation.place for r in door.search("bread", 3).results] == [Place("k/baker/_index.md", 1, 3)]
    with pytest.raises(BadInput, match="compares no levels"):
        door.compare("Cook", "Baker")


@pytest.mark.parametrize(
    ("start", "piece", "first", "last"),
    [(0, "one\n\nthree", 1, 3), (3, "\n\nthree\n", 3, 3), (5, "three\nfour\n", 3, 4), (8, "ee", 3, 3)],
)
def test_a_piece_stands_on_the_lines_of_its_letters(start: int, piece: str, first: int, last: int) -> None:
    """Blank ends do not count."""
    assert place_of("a.md", "one\n\nthree\nfour\n", start, piece) == Place("a.md", first, last)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.key)
def test_every_peer_finds_what_shares_its_words(peer: Peer) -> None:
    """True places and costs; frameworks that are not installed are skipped, and name their packages."""
    if peer.missing:
        pytest.skip(f"{peer.key} needs {', '.join(peer.missing)}")
    texts = {"k.md": "# Cook\n\nPrepares soup and bread.\n", "d.md": "# Driver\n\nSteers the lorry to the harbour.\n"}

    hits = peer.make(texts, len).search("lorry harbour", 1)

    assert [(h.place, h.tokens) for h in hits] == [(Place("d.md", 1, 3), len(hits[0].text))]
