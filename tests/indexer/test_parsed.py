"""Documents that did not change are not parsed again, and nothing else is ever taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import RoleDocument
from corpus.reading import read_documents, read_texts
from corpus.role import read_role
from indexer.parsed import ParsedDocuments

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
CLERK = RoleDocument("harbour/clerk.md", "# Clerk\n\n## Responsibilities\n\n- Keeps the book of tides\n", "one")


def lines(index_dir: Path) -> list[bytes]:
    return (index_dir / ".parsed").read_bytes().splitlines()


def kept(index_dir: Path, *documents: RoleDocument) -> ParsedDocuments:
    """What a later call remembers of an earlier one's documents."""
    index_dir.mkdir(exist_ok=True)
    parsed = ParsedDocuments(index_dir)
    for document in documents:
        parsed.role(document)
    parsed.save()
    return ParsedDocuments(index_dir)


def test_the_corpus_of_remembered_documents_is_that_of_parsed_ones(index_dir: Path) -> None:
    documents = read_texts([str(SAMPLE)]).documents

    assert read_documents(documents, parse=kept(index_dir, *documents).role) == read_documents(documents)


def test_a_document_is_known_by_path_and_text(index_dir: Path) -> None:
    """The text of a known digest is not looked at, so another one under it shows what came from memory."""
    parsed = kept(index_dir, CLERK)

    assert parsed.role(RoleDocument(CLERK.path, "# Cook\n", "one")).title == "Clerk"
    assert parsed.role(RoleDocument(CLERK.path, "# Cook\n", "two")).title == "Cook"
    assert parsed.role(RoleDocument("harbour/cook.md", "# Cook\n", "one")).title == "Cook"


def test_only_what_was_asked_for_is_kept(index_dir: Path) -> None:
    cook = RoleDocument("harbour/cook.md", "# Cook\n", "two")
    kept(index_dir, CLERK, cook)

    kept(index_dir, cook)

    assert [b'"harbour/cook.md"' in line for line in lines(index_dir)[1:]] == [True]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda whole: whole[:-5],
        lambda whole: whole.replace(b"Clerk", b"Cooks"),
        lambda whole: b"0" * 64 + whole[64:],
        lambda _: b"\x00\xff",
    ],
    ids=["empty", "cut", "changed", "other-parser", "binary"],
)
def test_a_damaged_memory_is_of_no_use_and_no_harm(index_dir: Path, damage: object) -> None:
    kept(index_dir, CLERK)
    file = index_dir / ".parsed"
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]

    assert ParsedDocuments(index_dir).role(CLERK) == read_role(CLERK)
