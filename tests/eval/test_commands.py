"""The commands end to end: a real index, a real server, files in and out."""

import json
import re
from contextlib import closing
from pathlib import Path

import pytest
from tiny_corpus import Kitchen
from typer.testing import CliRunner

from corpus.errors import BadInput, IndexFault, UnknownName
from eval.asking import Searched, ask_all
from eval.cli import app
from eval.collection import Collection
from eval.door import Door, HttpDoor, LibraryDoor
from eval.runs import Hit, Provenance, load_run
from indexer.hashed_encoder import HashedEncoder
from indexer.tokens import count_tokens
from service import Rolecite


def told(*arguments: object) -> str:
    """What a command that succeeds prints."""
    result = CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def run_file(kitchen: Kitchen, served: str, tmp_path: Path) -> Path:
    """Our run over the kitchen, asked over HTTP."""
    told("run", kitchen.corpus, kitchen.gold, "--out", tmp_path, "--url", served, "--no-baselines", "--name", "ours")
    return tmp_path / "ours.jsonl"


def test_both_doors_return_the_same_hits(kitchen: Kitchen, served: str) -> None:
    """The library and HTTP differ in nothing but the way."""
    collection = Collection.open(kitchen.corpus, kitchen.gold)

    def hits(door: Door) -> list[tuple[str, tuple[Hit, ...]]]:
        run = ask_all(Searched(door, count_tokens), collection.questions, Provenance(""))
        return [(ranking.qid, ranking.hits) for ranking in run.rankings]

    with Rolecite.open(kitchen.index, encoder=HashedEncoder()) as rolecite, closing(HttpDoor(served)) as http:
        library, remote = hits(LibraryDoor(rolecite)), hits(http)

    assert library == remote
    assert [qid for qid, _ in library] == ["p1", "p2", "g1"]


def test_a_run_holds_cited_places_and_their_tokens(run_file: Path) -> None:
    """The potatoes are on line 17, level and grade are the citation's, and the text costs its tokens."""
    hit = load_run(run_file).by_question()["p1"].hits[0]

    assert (hit.place.path, hit.place.start_line, hit.level, hit.grade) == ("kitchen/cook.md", 17, "Cook", 4)
    assert hit.text.startswith("Peels potatoes for the evening service")
    assert hit.tokens == count_tokens(hit.text)


def test_scores_of_a_run_as_json(kitchen: Kitchen, run_file: Path, tmp_path: Path) -> None:
    """Both passages come first; saved scores compare equal to the run they are of."""
    body = json.loads(told("score", kitchen.corpus, kitchen.gold, run_file, "--json", "--save", tmp_path / "s.json"))

    assert body[0]["by_type"]["passage"]["P(rel=2)@1"] == 1.0
    assert body[0]["by_question"]["nDCG@10"]["p2"] == pytest.approx(1.0)
    assert "1.0000" in told("compare", kitchen.corpus, kitchen.gold, tmp_path / "s.json", run_file, "--fail-drop")


def test_a_baseline_stands_beside(kitchen: Kitchen, run_file: Path, tmp_path: Path) -> None:
    """The exported TREC run of ours is scored beside ours: equal where ranks count."""
    told("export", kitchen.corpus, kitchen.gold, tmp_path / "out", run_file)

    scores = [
        json.loads(told("score", kitchen.corpus, gold, file, "--json"))[0]["mean"]["nDCG@10"]
        for gold, file in ((kitchen.gold, run_file), (tmp_path / "out", tmp_path / "out" / "ours.trec"))
    ]

    assert scores[0] == pytest.approx(scores[1])


def test_the_gate_closes_under_a_score(kitchen: Kitchen, run_file: Path) -> None:
    """Exit 1 where the mean is below, 0 where it is not."""
    arguments = ["compare", str(kitchen.corpus), str(kitchen.gold), str(run_file), str(run_file), "--fail-under"]

    assert [CliRunner().invoke(app, [*arguments, bar]).exit_code for bar in ("1.1", "0")] == [1, 0]


def test_a_report_needs_nothing_from_elsewhere(kitchen: Kitchen, run_file: Path, tmp_path: Path) -> None:
    """No script, no address outside the page; every plot is inside; the summary has the tables."""
    told(
        "report", kitchen.corpus, kitchen.gold, run_file, "--out", tmp_path / "r.html", "--summary", tmp_path / "r.md"
    )  # fmt: skip
    page, summary = (tmp_path / "r.html").read_text(), (tmp_path / "r.md").read_text()

    assert re.findall(r"<script|<link|(?:src|href)=\"(?!#)[^\"]*\"|url\((?!#)[^)]*\)", page) == []
    assert page.count("<svg") == 3
    assert "| nDCG@10 |" in summary
    assert load_run(run_file).provenance.snapshot in summary


def test_a_report_shows_what_came_instead(kitchen: Kitchen, tmp_path: Path) -> None:
    """A question whose first hits miss is linked to the lines wanted and the lines returned, markup escaped."""
    (tmp_path / "bad.trec").write_text("p1 Q0 kitchen/cook.md:29 1 1 other\n")
    questions = (kitchen.gold / "queries.jsonl").read_text().replace("who peels", "who <b>peels")
    (tmp_path / "q.jsonl").write_text(questions)

    told("report", kitchen.corpus, tmp_path / "q.jsonl", tmp_path / "bad.trec", "--out", tmp_path / "r.html")

    page = (tmp_path / "r.html").read_text()
    failure = page[page.index('id="search-p1"') :].partition("</details>")[0]
    assert '<a class="dot failed" href="#search-p1" title="who &lt;b&gt;peels potatoes"' in page
    assert "who <b>peels" not in page
    wanted, returned = failure.split("<h4>Returned</h4>")
    assert "kitchen/cook.md:17" in wanted
    assert "- Peels potatoes for the evening service" in wanted
    assert "kitchen/cook.md:29" in returned
    assert "- Trains two apprentices in sauces" in returned


def test_a_report_shows_wrong_answers_beside_what_was_wanted(
    kitchen: Kitchen, served: str, run_file: Path, tmp_path: Path
) -> None:
    """Every question has its place in the map; one that failed leads to what was said."""
    told("answers", kitchen.corpus, kitchen.gold, "--url", served, "--out", tmp_path / "a.jsonl", "--no-baselines")

    files = [run_file, "--answers", tmp_path / "a.jsonl", "--out", tmp_path / "r.html"]
    told("report", kitchen.corpus, kitchen.gold, *files)

    page = (tmp_path / "r.html").read_text()
    failed = re.findall(r'href="#(answer-\w+)"', page)
    map_of_answers = page[page.index('id="answer-questions"') :].partition('<details class="failures">')[0]
    assert len(re.findall('class="dot', map_of_answers)) == 3 + 4  # the legend, and one for each question
    assert all(f'id="{name}"' in page for name in failed)
    assert "<svg" in page[page.index('id="answers"') :]


def test_answers_are_scored_beside_the_run(kitchen: Kitchen, served: str, run_file: Path, tmp_path: Path) -> None:
    """One file of scores holds both; both are compared, over the questions each applies to."""
    told("answers", kitchen.corpus, kitchen.gold, "--url", served, "--out", tmp_path / "a.jsonl", "--no-baselines")
    scores = tmp_path / "s.json"
    told("score", kitchen.corpus, kitchen.gold, run_file, "--answers", tmp_path / "a.jsonl", "--save", scores)

    both = ["--measure", "nDCG@10", "--measure", "answer"]
    compared = told("compare", kitchen.corpus, kitchen.gold, scores, scores, *both)

    assert "nDCG@10, all (3)" in compared
    assert "answer, all (4)" in compared


def test_phrasings_are_asked_and_counted(served: str, tmp_path: Path) -> None:
    """Of two that expect the kind that comes and one that does not exist, the other is printed as a miss."""
    with closing(HttpDoor(served)) as door:
        kind = door.ask("what grade is the Senior Cook?").kind
    row = '{"id": "%s", "kind": "grade", "query": "what grade is the Senior Cook?", "expect": {"kind": "%s"}}\n'
    (tmp_path / "phrasings.jsonl").write_text(row % ("a", kind) + row % ("b", "no such kind"))

    printed = told("phrasings", tmp_path, "--url", served)

    assert re.findall(r"(?m)^\w: .* -> \w+ ", printed) == ["b: what grade is the Senior Cook? -> kind "]
    assert re.search(r"grade\s+│\s+1/2\s+│\s+1/2", printed)


def test_documents_of_another_corpus_are_told(kitchen: Kitchen, tmp_path: Path) -> None:
    """A run over other documents is refused, not scored as 0."""
    (tmp_path / "r.trec").write_text("p1 Q0 garden/gardener.md:3 1 1 other\n")

    with pytest.raises(BadInput, match=r"returns garden/gardener\.md, which is not in"):
        told("score", kitchen.corpus, kitchen.gold, tmp_path / "r.trec")


def test_an_unknown_measure_names_the_nearest(kitchen: Kitchen, run_file: Path) -> None:
    """As everywhere in rolecite."""
    with pytest.raises(UnknownName, match=r"unknown measure 'ndcg'; nearest: nDCG@10"):
        told("score", kitchen.corpus, kitchen.gold, run_file, "--measure", "ndcg")


def test_a_server_that_is_not_there_is_told() -> None:
    """Name and next step."""
    with (
        closing(HttpDoor("http://127.0.0.1:9")) as door,
        pytest.raises(IndexFault, match=r"127\.0\.0\.1:9.*is it serving"),
    ):
        door.search("x", 3)


def test_a_refusal_of_the_server_is_bad_input(served: str) -> None:
    """Its own words are passed on."""
    with closing(HttpDoor(served)) as door, pytest.raises(BadInput, match="422"):
        door.search("x", 1000)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--url", "localhost:8080"], r"'localhost:8080' is no address of a service: give one such as http://"),
        (["--no-ours", "--no-baselines"], "nothing to run: leave out --no-ours or --no-baselines"),
    ],
)
def test_a_run_of_nothing_is_refused(kitchen: Kitchen, arguments: list[str], words: str) -> None:
    """Before anything is asked."""
    with pytest.raises(BadInput, match=words):
        told("run", kitchen.corpus, kitchen.gold, *arguments)


def test_a_run_is_no_answers(kitchen: Kitchen, run_file: Path) -> None:
    """Told with the file, the line and what would be."""
    with pytest.raises(BadInput, match=r"rolecite eval answers --out:\n.*ours\.jsonl:2: hits: Extra"):
        told("answers", kitchen.corpus, kitchen.gold, "--from", run_file)


def test_plain_search_stands_beside_answers_and_in_the_report(
    kitchen: Kitchen, served: str, run_file: Path, tmp_path: Path
) -> None:
    """Kept beside ours, in both tables and in the page, with how phrasings were taken."""
    row = '{"id": "a", "kind": "grade", "query": "grade of the Senior Cook?", "expect": {"kind": "no such kind"}}\n'
    (tmp_path / "phrasings.jsonl").write_text(row)
    out = ["--out", tmp_path / "a.jsonl", "--markdown"]
    printed = told("answers", kitchen.corpus, kitchen.gold, "--url", served, *out)
    told("phrasings", tmp_path, "--url", served, "--out", tmp_path / "p.jsonl")

    files = [f for other in sorted(tmp_path.glob("a*.jsonl"), reverse=True) for f in ("--answers", other)]
    report = ["--phrasings", tmp_path / "p.jsonl", "--out", tmp_path / "r.html", "--summary", tmp_path / "r.md"]
    told("report", kitchen.corpus, kitchen.gold, run_file, *files, *report)

    page, summary = (tmp_path / "r.html").read_text(), (tmp_path / "r.md").read_text()
    assert "| refusal recall |" in printed
    assert "| bm25s, heading sections |" in printed
    assert "bm25s, heading sections, answers" in page
    assert 'href="#phrasing-a"' in page
    assert "Phrasings: 1 of 1 failed: a" in summary


def test_no_number_passes_no_gate(kitchen: Kitchen, run_file: Path) -> None:
    """A bar that is not a number closes it."""
    arguments = ["compare", str(kitchen.corpus), str(kitchen.gold), str(run_file), str(run_file), "--fail-under", "nan"]

    assert CliRunner().invoke(app, arguments).exit_code == 1


def test_no_index_names_the_command(kitchen: Kitchen, tmp_path: Path) -> None:
    """What to type next."""
    with pytest.raises(BadInput, match="make one with rolecite index"):
        told("run", kitchen.corpus, kitchen.gold, "--index", tmp_path / "none", "--no-baselines")
