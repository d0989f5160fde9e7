"""Sources: folders, files and repositories, and everything that can be wrong with them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from corpus.document import MAX_BYTES
from corpus.errors import SourceError
from corpus.model import Corpus
from corpus.reading import read_corpus

ROLE = "---\ntitle: Tide Clerk\n---\n\n## Job Grade\n\nGrade 5\n\n## Requirements\n\n- Can swim\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one sound role in it."""
    (tmp_path / "sea").mkdir()
    (tmp_path / "sea" / "clerk.md").write_text(ROLE, encoding="utf-8")
    return tmp_path


def told(corpus: Corpus) -> list[tuple[str, str]]:
    return [(str(f.code), f.span.path) for f in corpus.all_findings()]


def check_clerk(corpus: Corpus) -> None:
    """The sound role was read whatever stands beside it."""
    clerk = next(f for f in corpus.families if f.id == "sea/clerk")
    assert [(lv.title, lv.grade.value if lv.grade else None) for lv in clerk.levels] == [("Tide Clerk", 5)]


def test_a_folder_and_a_file(folder: Path) -> None:
    assert [d.path for d in read_corpus([str(folder)]).documents] == ["sea/clerk.md"]
    assert [d.path for d in read_corpus([str(folder / "sea" / "clerk.md")]).documents] == ["clerk.md"]


def test_only_role_documents_are_read_and_hidden_ones_are_not(folder: Path) -> None:
    for name in ("notes.txt", "logo.png", ".hidden.md", ".git/HEAD.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "sea" / "pilot.HTML").write_text("<h1>Pilot</h1>", encoding="utf-8")

    assert [d.path for d in read_corpus([str(folder)]).documents] == ["sea/clerk.md", "sea/pilot.HTML"]


def test_addresses_hang_on_the_base_url(folder: Path) -> None:
    assert (
        read_corpus([str(folder)], base_url="https://port.example/jobs").documents[0].url
        == "https://port.example/jobs/sea/clerk/"
    )


def test_sources_that_hold_the_same_path_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for name, file in (("one", "clerk.md"), ("two", "clerk.md"), ("three", "pilot.md")):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text(ROLE, encoding="utf-8")

    corpus = read_corpus([str(tmp_path / name) for name in ("one", "two", "three")])

    assert [d.path for d in corpus.documents] == ["one/clerk.md", "pilot.md", "two/clerk.md"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda root: str(root / "nowhere"), "no such folder or file"),
        (lambda root: str((root / "empty").mkdir() or root / "empty"), "holds no role document"),
        (lambda root: str((root / "a.txt").write_text("x") and root / "a.txt"), "not a role document"),
        (lambda root: str(root / "no" / "repository.git"), "cannot clone"),
        (lambda root: (root / "no-repository").as_uri(), "cannot clone"),
    ],
    ids=["no such folder", "empty folder", "other file", "no such bare repository", "no such repository"],
)
def test_a_source_that_cannot_be_read_says_so_and_names_it(tmp_path: Path, make: object, said: str) -> None:
    source = make(tmp_path)  # type: ignore[operator]

    with pytest.raises(SourceError) as raised:
        read_corpus([source])

    assert said in str(raised.value)
    assert source in str(raised.value)


@pytest.mark.parametrize("scheme", ["file://", ""])
def test_a_repository_that_is_not_there_is_told_in_gits_words_with_the_next_step(tmp_path: Path, scheme: str) -> None:
    with pytest.raises(SourceError, match=r"does not (?:appear to be a git repository|exist); check the address"):
        read_corpus([f"{scheme}{tmp_path / 'nowhere.git'}"])


def test_no_source_at_all_is_an_error() -> None:
    with pytest.raises(SourceError, match="no source given"):
        read_corpus([])


def test_a_folder_named_like_a_document_is_passed_over(folder: Path) -> None:
    (folder / "sea" / "pilot.md").mkdir()
    (folder / "sea" / "pilot.md" / "deck.md").write_text(ROLE, encoding="utf-8")

    corpus = read_corpus([str(folder)])

    assert [d.path for d in corpus.documents] == ["sea/clerk.md", "sea/pilot.md/deck.md"]
    check_clerk(corpus)


def test_a_link_to_nowhere_is_a_finding(folder: Path) -> None:
    (folder / "sea" / "pilot.md").symlink_to(folder / "gone.md")

    corpus = read_corpus([str(folder)])

    assert (corpus.failed, told(corpus)) == (("sea/pilot.md",), [("unreadable", "sea/pilot.md")])
    check_clerk(corpus)


def test_links_that_go_round_in_a_circle_end(folder: Path) -> None:
    (folder / "sea" / "loop").symlink_to(folder / "sea", target_is_directory=True)
    (folder / "sea" / "self.md").symlink_to(folder / "sea" / "self.md")

    corpus = read_corpus([str(folder)])

    assert [d.path for d in corpus.documents] == ["sea/clerk.md"]
    assert told(corpus) == [("unreadable", "sea/self.md")]
    check_clerk(corpus)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"# Pilot\n\x00\x01\x02", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("# Pil\xf6t\n".encode("latin-1"), "not_utf8"),
        ("# Pilot\n".encode("utf-16"), "not_utf8"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
    ],
    ids=["null byte", "image", "latin-1", "utf-16", "too large"],
)
def test_a_file_that_is_no_text_is_a_finding_and_the_others_are_read(folder: Path, data: bytes, code: str) -> None:
    (folder / "sea" / "pilot.md").write_bytes(data)

    corpus = read_corpus([str(folder)])

    assert (corpus.failed, told(corpus)) == (("sea/pilot.md",), [(code, "sea/pilot.md")])
    check_clerk(corpus)


def test_a_line_of_five_megabytes_is_read(folder: Path) -> None:
    (folder / "sea" / "pilot.md").write_text(f"{ROLE}- {'[x](y) ' * 750_000}\n", encoding="utf-8")

    corpus = read_corpus([str(folder)])

    pilot = next(f for f in corpus.families if f.id == "sea/pilot")
    assert [i.span.start_line for s in pilot.levels[0].sections for i in s.items] == [7, 11, 12]
    check_clerk(corpus)


@pytest.mark.parametrize(
    ("front", "line"),
    [("title: [", 1), ("title: a: b", 1), ("\ttitle: x", 1), ("@title", 1)],
)
def test_front_matter_that_is_not_yaml_is_a_finding_and_its_text_is_read(folder: Path, front: str, line: int) -> None:
    (folder / "sea" / "pilot.md").write_text(ROLE.replace("title: Tide Clerk", front), encoding="utf-8")

    corpus = read_corpus([str(folder)])

    (finding,) = [f for f in corpus.all_findings() if f.code == "front_matter"]
    assert (finding.span.path, finding.span.start_line) == ("sea/pilot.md", line)
    assert [(lv.grade.value if lv.grade else None) for f in corpus.families for lv in f.levels] == [5, 5]


def test_front_matter_that_is_never_closed_is_a_finding_and_its_lines_are_text(folder: Path) -> None:
    (folder / "sea" / "pilot.md").write_text("---\ntitle: Pilot\n\n## Requirements\n\n- Can swim\n", encoding="utf-8")

    corpus = read_corpus([str(folder)])

    assert ("front_matter", "sea/pilot.md") in told(corpus)
    check_clerk(corpus)


def test_a_byte_order_mark_hides_no_front_matter(folder: Path) -> None:
    (folder / "sea" / "pilot.md").write_text(f"\ufeff{ROLE}".replace("Tide Clerk", "Pilot"), encoding="utf-8")

    assert {f.title for f in read_corpus([str(folder)]).families} == {"Tide Clerk", "Pilot"}


def test_a_document_without_a_level_is_a_finding(folder: Path) -> None:
    (folder / "sea" / "news.md").write_text("# News\n\nThe quay is open.\n", encoding="utf-8")

    corpus = read_corpus([str(folder)])

    assert told(corpus) == [("no_role", "sea/news.md")]
    check_clerk(corpus)


@pytest.mark.parametrize("content", ["", "\n\n", "---\n---\n", "\ufeff", "---"])
def test_an_empty_document_is_a_finding(folder: Path, content: str) -> None:
    (folder / "sea" / "pilot.md").write_text(content, encoding="utf-8")

    corpus = read_corpus([str(folder)])

    assert ("no_role", "sea/pilot.md") in told(corpus)
    check_clerk(corpus)


@pytest.mark.parametrize("subdir", ["..", "../other", "sea/../..", "/etc"])
def test_a_subdirectory_outside_the_source_is_refused(folder: Path, subdir: str) -> None:
    with pytest.raises(SourceError, match="leads out of the source"):
        read_corpus([str(folder)], subdir=subdir)


def test_a_subdirectory_becomes_the_root(folder: Path) -> None:
    assert [d.path for d in read_corpus([str(folder)], subdir="sea").documents] == ["clerk.md"]
    with pytest.raises(SourceError, match="has no folder 'air'"):
        read_corpus([str(folder)], subdir="air")


def test_a_subdirectory_that_is_a_link_out_of_the_source_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (folder / "out").symlink_to(tmp_path_factory.mktemp("elsewhere"), target_is_directory=True)

    with pytest.raises(SourceError, match="leads out of the source"):
        read_corpus([str(folder)], subdir="out")


@pytest.fixture
def repository(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one commit, the role under content/."""
    root = tmp_path_factory.mktemp("repository")
    (root / "content").mkdir()
    (root / "README.md").write_text("# Jobs\n", encoding="utf-8")
    (folder / "sea").rename(root / "content" / "sea")
    who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@port.example"]
    for command in (["init", "--quiet"], ["add", "."], [*who, "commit", "--quiet", "-m", "Roles"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    return root


def test_a_repository_by_its_address(repository: Path) -> None:
    whole = read_corpus([repository.as_uri()])
    part = read_corpus([repository.as_uri()], subdir="content")

    assert [d.path for d in whole.documents] == ["README.md", "content/sea/clerk.md"]
    assert [d.path for d in part.documents] == ["sea/clerk.md"]
    check_clerk(part)


def test_a_link_in_a_repository_that_leads_out_of_it_is_not_followed(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(ROLE, encoding="utf-8")
    (repository / "content" / "sea" / "pilot.md").symlink_to(tmp_path / "secret.txt")
    (repository / "content" / "sea" / "mate.md").symlink_to("clerk.md")
    who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@port.example"]
    for command in (["add", "."], [*who, "commit", "--quiet", "-m", "Link"]):
        subprocess.run(["git", "-C", str(repository), *command], check=True)

    corpus = read_corpus([repository.as_uri()], subdir="content")

    assert [d.path for d in corpus.documents] == ["sea/clerk.md", "sea/mate.md"]
    assert told(corpus) == [("unreadable", "sea/pilot.md")]


def test_a_subdirectory_a_repository_does_not_have(repository: Path) -> None:
    with pytest.raises(SourceError, match="has no folder 'jobs'"):
        read_corpus([repository.as_uri()], subdir="jobs")


def test_an_address_is_never_taken_for_an_option(tmp_path: Path) -> None:
    marker = tmp_path / "marker"

    with pytest.raises(SourceError):
        read_corpus([f"--upload-pack=touch {marker};.git"])

    assert not marker.exists()
