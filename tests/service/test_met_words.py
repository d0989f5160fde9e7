"""Words of a passage are named where they met words of the question, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from written_index import Opened

from corpus.model import SectionKind, Span
from indexer import packaged_encoder
from indexer.encoder import Encoded, Encoder
from indexer.exact_store import ExactStore
from indexer.hashed_encoder import HashedEncoder
from indexer.models import DEFAULT_MODEL
from indexer.passage import Passage
from indexer.piece_places import stands
from indexer.snapshot import Snapshot
from service import Rolecite
from service.late_interaction import LateInteraction
from service.met_words import CLOSE, MetWords, _other_number, moved
from service.results import MetWord
from service.wording import ORDINARY

TOKENIZER = Tokenizer.from_file(str(packaged_encoder.HOME / DEFAULT_MODEL / "tokenizer.json"))
TOKENIZER.no_truncation()
HASHED = HashedEncoder()
written = st.lists(
    st.sampled_from(
        ["Vehicles", "re-plan", "naïve", "CAFÉ", "30 %", "pilot's", "it’s", "–", "(SQL/ETL)", "a\nb", "intercompany",
         "C++", "£5.2", "Ångström", "ﬁve", "½", "e.g.", "R&D", "überqualifiziert", "  "]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


def passage(header: str, text: str) -> Passage:
    span = Span("a.md", 1, 1, 0, 1)
    return Passage(0, "a", "A", "d", None, None, None, None, SectionKind.OTHER, (), header, text, span, (span,))


def met(header: str, text: str, question: str) -> list[MetWord]:
    """What the words of one passage met, by an encoder to which only the same words are close."""
    one = passage(header, text)
    store = ExactStore([one], HASHED.encode_passages([one.embedded], tokens=True))
    query = HASHED.encode_queries([question], tokens=True)
    (found,) = MetWords(store, HASHED.identity, LateInteraction()).of(question, query, [one])
    return list(found)


@settings(deadline=None)
@given(written, written)
def test_word_pieces_stand_where_the_tokenizer_says(before: str, text: str) -> None:
    before = f"{before} " if before else ""
    encoding = TOKENIZER.encode(before + text)

    found = stands(encoding.tokens, before, text)

    for place, piece, (start, end), special in zip(
        found, encoding.tokens, encoding.offsets, encoding.special_tokens_mask, strict=True
    ):
        if special or start < len(before):
            assert place == -1
        elif piece != "[UNK]":
            assert place == start - len(before), (piece, text[place : place + 5], end)


def test_words_are_named_as_they_are_written_and_placed_in_the_text() -> None:
    text = "Guide FERRIES past the breakwater at night; ferries first"

    found = met("Harbour Pilot.", text, "Which ferries sail at Night?")

    assert found == [
        MetWord("ferries", "FERRIES", 6, 13, pytest.approx(1.0, abs=1e-3)),
        MetWord("Night", "night", 37, 42, pytest.approx(1.0, abs=1e-3)),
    ]


def test_a_word_that_met_the_heading_is_none_of_the_text() -> None:
    found = met("Harbour Pilot > Requirements.", "A pilot's licence for vessels", "licence of the harbour pilot")

    assert [(word.asked, word.word) for word in found] == [("licence", "licence")]


def test_common_words_meet_nothing() -> None:
    assert met("A.", "who does what and the rest", "what does the one who") == []


def test_nothing_is_named_without_token_vectors() -> None:
    one = passage("A.", "Guide ferries")
    store = ExactStore([one], Encoded(HASHED.encode_passages([one.embedded]).pooled))
    words = MetWords(store, HASHED.identity, LateInteraction())

    assert words.of("ferries", HASHED.encode_queries(["ferries"], tokens=True), [one]) == [()]
    assert words.of("ferries", HASHED.encode_queries(["ferries"]), [one]) == [()]
    assert words.of("ferries", HASHED.encode_queries(["ferries"], tokens=True), []) == []


def test_a_search_names_the_words_whose_vectors_come_closest(understood_index: Path, default_encoder: Encoder) -> None:
    """Against the encoder's own vectors, and the places its tokenizer gives."""
    question = "which ferries does somebody guide in darkness or at night"
    asked = default_encoder.encode_queries([question], tokens=True)
    with Rolecite.open(understood_index, encoder=default_encoder) as rolecite:
        hits = rolecite.search(question, k=5).results
    with Snapshot.open(understood_index) as snapshot:
        passages = {each.span: each for each in snapshot.store.passages(range(len(snapshot.store)))}
    by_place = {(span.path, span.start_char): each for span, each in passages.items()}

    named = 0
    for hit in hits:
        one = by_place[hit.citation.path, hit.citation.start_char]
        vectors = default_encoder.encode_passages([one.embedded], tokens=True).tokens[0]
        offsets = TOKENIZER.encode(one.embedded).offsets
        found = {word.asked: word for word in hit.met}
        for piece, products in zip(asked.pieces[0], asked.tokens[0] @ vectors.T, strict=True):
            if piece in ORDINARY or not piece.isalpha():
                continue
            best, second = np.sort(products)[::-1][:2]
            start, end = (place - len(one.header) - 1 for place in offsets[int(products.argmax())])
            if best < CLOSE - 0.02 or (start < 0 and best - second > 0.02):
                assert piece not in found
            elif best > CLOSE + 0.02 and best - second > 0.02 and hit.text[start:end].lower() not in ORDINARY:
                word = found[piece]
                assert word.start_char <= start < end <= word.end_char
                assert word.word == hit.text[word.start_char : word.end_char]
                assert word.closeness == pytest.approx(best, abs=0.02)
                named += 1
    assert named >= 3


def test_words_move_to_the_text_that_is_shown_of_theirs() -> None:
    text = "Cut sails and sew sails by hand"
    words = [MetWord("a", "sails", 18, 23, 0.5), MetWord("b", "hand", 27, 31, 0.5), MetWord("c", "Cut", 0, 3, 0.5)]

    shown = "Cut **sails** and _sew_ [sails](/loft/) by"

    assert moved(words, text, shown) == (MetWord("a", "sails", 25, 30, 0.5), MetWord("c", "Cut", 0, 3, 0.5))


def test_an_answer_names_them_in_its_quotations(answering: TestClient) -> None:
    claims = answering.post("/v1/ask", json={"question": "who has to guide ferries in the dark"}).json()["claims"]

    assert claims[0]["text"] == "Guide ferries past the breakwater at night"
    assert [(word["asked"], word["word"]) for word in claims[0]["met"]][:2] == [
        ("guide", "Guide"),
        ("ferries", "ferries"),
    ]
    for claim in claims:
        for word in claim["met"]:
            assert claim["text"][word["start_char"] : word["end_char"]] == word["word"]


def test_of_short_lines_found_together_the_one_quoted_has_its_own_words(opened: Opened) -> None:
    page = "---\ntitle: Rigger\n---\n\n## Requirements\n\n- Rope **splicing**\n- Knows *knots* and ropes\n"
    rolecite = opened({"a/rigger.md": page})
    hit = rolecite.search("which knots are used").results[0]
    answer = rolecite.ask("which knots must one know")

    assert hit.text == "Rope splicing\nKnows knots and ropes"
    assert ("knots", "knots", 20) in [(word.asked, word.word, word.start_char) for word in hit.met]
    assert answer.kind == "passages"
    assert answer.claims[0].text == "Knows *knots* and ropes"
    assert ("knots", "knots", 7) in [(word.asked, word.word, word.start_char) for word in answer.claims[0].met]


@pytest.mark.parametrize(
    ("asked", "word", "other"),
    [("180", "300", True), ("£180,000", "£180,000", False), ("budget", "300", True), ("budget", "funds", False)],
)
def test_a_number_is_not_met_by_another_number(asked: str, word: str, other: bool) -> None:
    assert _other_number(asked, word) is other
