"""What did not change is carried over from the snapshot before, and a snapshot does not show how it came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_corpus import Written, baker, corpus_of

from corpus.model import Corpus, SectionKind
from indexer.build import BuildReport, BuildSettings, build_index
from indexer.encoder import Encoded
from indexer.facets import make_facets, merge_facets
from indexer.hashed_encoder import HashedEncoder
from indexer.lexical import count_words, merge_counts
from indexer.passage import Passage
from indexer.passages import PassageSettings, make_passages
from indexer.snapshot import Snapshot, current_id

ENCODER = HashedEncoder(16)
TRADES = ["baker", "cooper", "dyer", "fuller", "glover", "joiner", "mason", "potter", "saddler", "tanner", "weaver"]
FAMILIES = [f"{place}-{trade}" for place in ("east", "north", "south", "west") for trade in TRADES]


def family(name: str, *duties: str, grade: int = 4) -> Written:
    title = name.replace("-", " ").title()
    own = [f"answers for all that the {title.lower()} has to bring to market", *duties]
    return Written(f"{name[0]}/{name}.md", title, {title: {SectionKind.RESPONSIBILITIES: own}}, {}, grade)


def everyone(**instead: Written | None) -> Corpus:
    """A corpus of all families, some written otherwise or left out."""
    named = {name: family(name) for name in FAMILIES}
    named |= {key.replace("_", "-"): written for key, written in instead.items()}  # type: ignore[misc]
    return corpus_of(*(written for written in named.values() if written is not None))


def with_pages(corpus: Corpus, **pages: str) -> Corpus:
    """The corpus and pages that describe no role, each of one line."""
    written = [Written(f"{n}.md", n, {}, {SectionKind.OTHER: [line]}, 1) for n, line in sorted(pages.items())]
    documents = sorted((*corpus.documents, *(each.document for each in written)), key=lambda each: each.path)
    return replace(corpus, documents=tuple(documents), pages=tuple(each.family for each in written))


def files_of(index_dir: Path) -> dict[str, bytes]:
    folder = index_dir / "snapshots" / (current_id(index_dir) or "")
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


CHANGES = {
    "a line more": everyone(north_mason=family("north-mason", "cuts the stones for the new bridge")),
    "a family less": everyone(east_baker=None),
    "a family more, in front": everyone(abbot=family("abbot", "keeps the keys of every gate")),
    "another word in all of it": everyone(west_weaver=family("west-weaver", "zeroes the yarn counter")),
    "another grade": everyone(south_dyer=family("south-dyer", grade=9)),
    "one text moved to another family": everyone(east_dyer=None, west_dyer=family("east-dyer")),
    "pages without a role beside": with_pages(everyone(), hours="the gates are shut at nine", pay="paid by the week"),
    "nearly all gone": corpus_of(family("north-mason"), family("west-weaver")),
    "nothing left": Corpus((), ()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_built_in_steps_or_at_once_the_files_are_the_same(tmp_path: Path, change: str) -> None:
    for corpus in (everyone(), CHANGES[change]):
        build_index(corpus, tmp_path / "steps", ENCODER)
    build_index(CHANGES[change], tmp_path / "once", ENCODER)
    assert files_of(tmp_path / "steps") == files_of(tmp_path / "once")

    build_index(everyone(), tmp_path / "once", ENCODER)
    build_index(everyone(), tmp_path / "fresh", ENCODER)
    assert files_of(tmp_path / "once") == files_of(tmp_path / "fresh")


def test_pages_are_carried_over_like_families_and_listed_apart_from_them(tmp_path: Path) -> None:
    pay = "paid by the week"
    build_index(with_pages(everyone(), hours="the gates are shut at nine", pay=pay), tmp_path, ENCODER)
    report = build_index(with_pages(everyone(), hours="the gates stay open", pay=pay), tmp_path, ENCODER)

    assert (report.families, report.embedded) == (len(FAMILIES), 1)
    with Snapshot.open(tmp_path) as snapshot:
        assert [family.id for family in snapshot.outline()] == sorted(each.family.id for each in map(family, FAMILIES))
        assert [page.id for page in snapshot.pages()] == ["hours", "pay"]
        assert snapshot.family("pay").shared_sections[0].items[0].text == pay
        last = len(snapshot.store) - 1
        assert [each.family_id for each in snapshot.store.passages([last - 1, last])] == ["hours", "pay"]


@pytest.mark.parametrize(
    "settings",
    [BuildSettings(passages=PassageSettings(join_below=20)), BuildSettings(exact_up_to=3)],
    ids=["passages cut otherwise", "an approximate index"],
)
def test_other_settings_carry_over_what_they_do_not_shape(tmp_path: Path, settings: BuildSettings) -> None:
    build_index(everyone(), tmp_path / "steps", ENCODER)
    report = build_index(everyone(), tmp_path / "steps", ENCODER, settings=settings)
    build_index(everyone(), tmp_path / "once", ENCODER, settings=settings)

    assert (report.embedded, report.reused) == (0, len(FAMILIES))
    assert files_of(tmp_path / "steps") == files_of(tmp_path / "once")


def test_lines_are_carried_over_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that stayed and new ones lie side by side in the order of their keys, written three at a time."""
    encoded: list[str] = []

    class Remembering(HashedEncoder):
        def encode_passages(self, texts: Sequence[str], **options: Any) -> Encoded:
            encoded.extend(text for text in texts if ">" not in text and ". " not in text)
            return super().encode_passages(texts, **options)

    def corpus(*duties: str) -> Corpus:
        return corpus_of(*(family(name, *duties) for name in ("east-dyer", "west-dyer")))

    monkeypatch.setattr("indexer.line_writing._WRITTEN_AT_ONCE", 3)
    build_index(corpus("sews", "mends", "darns", "knits"), tmp_path / "steps", Remembering(16))
    assert sorted(encoded) == [
        "answers for all that the role has to bring to market",
        "darns",
        "knits",
        "mends",
        "sews",
    ]

    encoded.clear()
    build_index(corpus("mends", "spins", "knits", "cards", "reels"), tmp_path / "steps", Remembering(16))
    assert sorted(encoded) == ["cards", "reels", "spins"]

    build_index(corpus("mends", "spins", "knits", "cards", "reels"), tmp_path / "once", ENCODER)
    assert files_of(tmp_path / "steps") == files_of(tmp_path / "once")


class Silent(HashedEncoder):
    """Gives no token vectors, as encoders of other programs do."""

    def encode_passages(self, texts: Sequence[str], **_: object) -> Encoded:
        return Encoded(super().encode_passages(texts).pooled, (), ())


def test_without_token_vectors_there_are_no_files_of_them(tmp_path: Path) -> None:
    for corpus in (everyone(), CHANGES["a line more"]):
        build_index(corpus, tmp_path / "steps", Silent(16))
    build_index(CHANGES["a line more"], tmp_path / "once", Silent(16))

    assert files_of(tmp_path / "steps") == files_of(tmp_path / "once")
    assert [name for name in files_of(tmp_path / "once") if name.startswith("token")] == []


def test_files_of_token_vectors_that_did_not_change_are_shared_by_both_snapshots(tmp_path: Path) -> None:
    def parts() -> dict[int, str]:
        folder = tmp_path / "snapshots" / (current_id(tmp_path) or "")
        return {file.stat().st_ino: file.name for file in folder.glob("tokens-*.npy")}

    build_index(everyone(), tmp_path, ENCODER)
    before = parts()
    build_index(CHANGES["a line more"], tmp_path, ENCODER)
    after = parts()

    assert len(before) == len(after) > 2
    (changed,) = after.keys() - before.keys()
    with Snapshot.open(tmp_path) as snapshot:
        (there,) = snapshot.store.passages([hit.number for hit in snapshot.store.search_text("bridge stones", 1)])
        rows = snapshot.embedded_store.token_rows
        assert rows is not None
        part = np.searchsorted(rows.codes.starts, rows.offsets[there.number], side="right") - 1
    assert after[changed] == f"tokens-{part:05}.npy"


def test_a_family_that_stayed_is_neither_cut_nor_embedded_again(tmp_path: Path) -> None:
    class Counting(HashedEncoder):
        counted = 0

        def count_pieces(self, text: str) -> int:
            Counting.counted += not any(new in text.lower() for new in ("north mason", "new bridge"))
            return super().count_pieces(text)

    def built(corpus: Corpus) -> BuildReport:
        return build_index(corpus, tmp_path, Counting(16))

    built(everyone())
    assert Counting.counted > 0
    Counting.counted = 0
    report = built(CHANGES["a line more"])

    assert (Counting.counted, report.embedded, report.passages) == (0, 1, len(FAMILIES) + 1)


def test_a_document_that_changed_without_its_family_is_read_again(tmp_path: Path) -> None:
    """What a passage quotes depends on the text of its document, not on the family alone."""
    one = corpus_of(baker())
    build_index(one, tmp_path / "steps", ENCODER)
    other = replace(one, documents=(replace(one.documents[0], text=one.documents[0].text + "\n", sha256="f" * 64),))
    build_index(other, tmp_path / "steps", ENCODER)
    build_index(other, tmp_path / "once", ENCODER)

    assert files_of(tmp_path / "steps") == files_of(tmp_path / "once")


PASSAGES = make_passages(everyone(east_baker=family("east-baker", "counts the tins, counts the trays")), ENCODER)
PICKED = st.lists(st.sampled_from(PASSAGES), unique=True, max_size=20)


def numbered(passages: list[Passage]) -> list[Passage]:
    return [replace(passage, number=number) for number, passage in enumerate(passages)]


@given(PICKED, PICKED)
def test_merged_facets_and_words_are_those_of_all_passages(before: list[Passage], after: list[Passage]) -> None:
    old, new = numbered(before), numbered(after)
    carried = np.array([before.index(p) if p in before else -1 for p in after], dtype=np.int64)
    made = [passage for passage, number in zip(new, carried.tolist(), strict=True) if number < 0]
    moved = np.array([after.index(p) if p in after else -1 for p in before], dtype=np.int32)

    facets, expected = merge_facets(make_facets(old), carried, make_facets(made)), make_facets(new)
    assert (facets.codes.tolist(), facets.values) == (expected.codes.tolist(), expected.values)
    words, counted = merge_counts(count_words(old), moved, count_words(made)), count_words(new)
    assert words.words == counted.words
    for name in ("offsets", "numbers", "counts"):
        assert getattr(words, name).tolist() == getattr(counted, name).tolist()
        assert getattr(words, name).dtype == getattr(counted, name).dtype
