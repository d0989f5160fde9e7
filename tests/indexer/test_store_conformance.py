"""What every store promises, asked of each of them; the exact one is the oracle of the others."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written_corpus import Written, baker, buyer, corpus_of

from corpus.model import SectionKind, Track
from indexer.build import BuildSettings, build_index
from indexer.exact_store import ExactStore
from indexer.hashed_encoder import HashedEncoder
from indexer.lines import lines_of
from indexer.passages import make_passages
from indexer.piece_places import stands
from indexer.snapshot import Snapshot
from indexer.store import Filters

ENCODER = HashedEncoder(64)


@contextmanager
def exact(corpus, **_) -> Iterator[ExactStore]:
    passages = make_passages(corpus, ENCODER)
    lines = {text: ENCODER.encode_passages([text]).pooled[0] for family in corpus.families for text in lines_of(family)}
    yield ExactStore(passages, ENCODER.encode_passages([p.embedded for p in passages], tokens=True), lines)


@contextmanager
def embedded(corpus, **options):
    with tempfile.TemporaryDirectory() as folder:
        build_index(corpus, Path(folder), ENCODER, settings=BuildSettings(**options))
        with Snapshot.open(Path(folder)) as snapshot:
            yield snapshot.store


STORES = pytest.mark.parametrize("open_store", [exact, embedded], ids=["exact", "embedded"])

words = st.sampled_from(["plan", "buy", "bake", "SQL", "write", "report", "contract", "oven", "yearly", "team", "café"])
texts = st.lists(words, min_size=1, max_size=9).map(" ".join)
sections = st.dictionaries(st.sampled_from(list(SectionKind)[1:4]), st.lists(texts, max_size=4), max_size=2)
corpora = st.builds(
    lambda ladders: corpus_of(
        *(Written(f"{name}/{name}.md", name.title(), levels, shared, 5) for name, (levels, shared) in ladders.items())
    ),
    st.dictionaries(
        st.sampled_from(["cook", "clerk", "coder"]),
        st.tuples(st.dictionaries(st.sampled_from(["Junior", "Senior"]), sections, max_size=2), sections),
        min_size=1,
        max_size=3,
    ),
)
filters = st.sampled_from(
    [
        Filters(),
        Filters(families=("cook/cook", "coder/coder")),
        Filters(levels=("clerk/clerk#senior",)),
        Filters(grades=(5,)),
        Filters(grade_min=6, tracks=(Track.IC,)),
        Filters(departments=("clerk",), sections=(SectionKind.REQUIREMENTS,)),
        Filters(paths=("c*k.md",)),
        Filters(grades=(99,)),
    ]
)
few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def unit(text):
    return ENCODER.encode_queries([text]).pooled[0]


@few
@given(corpora, texts, filters, st.integers(0, 12))
def test_the_embedded_store_finds_what_the_exact_one_finds(corpus, query, given_filters, k):
    with exact(corpus) as oracle, embedded(corpus) as store:
        assert len(store) == len(oracle)
        by_vector = [list(each.search_vector(unit(query), k, given_filters)) for each in (store, oracle)]
        assert by_vector[0] == by_vector[1]
        found, expected = store.search_text(query, k, given_filters), oracle.search_text(query, k, given_filters)
        assert [s.number for s in found] == [s.number for s in expected]
        np.testing.assert_allclose([s.score for s in found], [s.score for s in expected], rtol=1e-6)
        everything = range(len(oracle))
        assert store.passages(everything) == oracle.passages(everything)
        assert np.array_equal(store.vectors(everything), oracle.vectors(everything))
        asked = [query, *(item.text for placed in corpus.sections() for item in placed.section.items)]
        lines, expected_lines = store.known_lines(asked), oracle.known_lines(asked)
        assert lines.known.tolist() == expected_lines.known.tolist()
        np.testing.assert_allclose(lines.vectors, expected_lines.vectors, atol=1 / 2000)


@STORES
@few
@given(corpora, texts, filters)
def test_results_are_ordered_and_k_takes_a_prefix(open_store, corpus, query, given_filters):
    with open_store(corpus) as store:
        for search in (lambda k: list(store.search_vector(unit(query), k, given_filters)),
                       lambda k: list(store.search_text(query, k, given_filters))):  # fmt: skip
            full = search(len(store) + 3)
            assert full == sorted(full, key=lambda scored: (-scored.score, scored.number))
            assert [search(k) for k in range(len(full) + 1)] == [full[:k] for k in range(len(full) + 1)]


@STORES
@few
@given(corpora)
def test_a_passage_finds_itself(open_store, corpus):
    with open_store(corpus) as store:
        for number, passage in enumerate(store.passages(range(len(store)))):
            best = list(store.search_vector(unit(passage.embedded), len(store)))
            same = [n for n, p in enumerate(store.passages(range(len(store)))) if p.embedded == passage.embedded]
            scores = {scored.number: scored.score for scored in best}
            assert scores[number] == pytest.approx(1, abs=1e-5)
            assert {scores[other] for other in same} == {scores[number]}
            assert [scored.number for scored in best if scored.number in same] == same
            # Another text goes before it by no more than rounding: one word said thirty times is as one said thirty-one.
            assert best[0].score - scores[number] < 1e-5
            assert number in [scored.number for scored in store.search_text(passage.text, len(store))]


@STORES
@few
@given(corpora, texts, filters)
def test_filters_only_leave_out(open_store, corpus, query, given_filters):
    with open_store(corpus) as store:
        for search in (store.search_vector, store.search_text):
            vector_or_text = unit(query) if search == store.search_vector else query
            everything = search(vector_or_text, len(store))
            passages = dict(enumerate(store.passages(range(len(store)))))
            kept = [s for s in everything if _meets(passages[s.number], given_filters)]
            assert list(search(vector_or_text, len(store), given_filters)) == kept


def _meets(p, f):
    any_of = [
        (p.family_id, f.families),
        (p.level_id, f.levels),
        (p.grade, f.grades),
        (p.section, f.sections),
        (p.track, f.tracks),
        (p.department, f.departments),
    ]
    high_enough = f.grade_min is None or (p.grade or 0) >= f.grade_min
    on_path = not f.paths or p.span.path.endswith("k.md")
    return high_enough and on_path and all(not wanted or value in wanted for value, wanted in any_of)


@STORES
@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        "q\0z",
        "NEAR(SQL",
        "SQL OR",
        "-*^:(){}",
        "😀",
        "' OR 1=1 --",
        "\ud800",
        "x" * 65_536,
        "SQL " * 16_384,
    ],
)
def test_any_text_is_a_query(open_store, query):
    with open_store(corpus_of(buyer(), baker())) as store:
        found = [store.passages([s.number])[0].text for s in store.search_text(query, 9)]

        assert found == (["SQL\nExcel", "SQL"] if "SQL" in query else [])


@STORES
def test_bm25_worked_by_hand(open_store):
    """Two passages of 4 and 8 words in all fields; "fish" twice in one of them, "team" once in both.

    idf(fish) = ln(1 + 1.5/1.5) = ln 2, idf(team) = ln(1 + 0.5/2.5) = ln 1.2, average length 6.
    fish: 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 8/6)) = 4.4 / 3.5; team likewise 2.2 / 2.5 and 2.2 / 2.1.
    """
    written = Written("a/cook.md", "Cook", {}, {SectionKind.OTHER: ["team", "fish soup fish bread team"]}, 1)
    with open_store(corpus_of(written)) as joined:
        assert len(joined) == 1  # both are short: one passage
    long = Written("a/cook.md", "Cook", {"Cook": {SectionKind.OTHER: ["team"]}, "Chef": {
        SectionKind.OTHER: ["fish fish team"]}}, {}, 1)  # fmt: skip

    with open_store(corpus_of(long)) as store:
        # title "Cook Cook" + heading "Cook Other" + "team" = 5 words; "Cook Chef" + "Chef Other" + 3 = 7; average 6.
        fish = np.log(2) * 4.4 / (2 + 1.2 * (0.25 + 0.75 * 7 / 6))
        team = [np.log(1.2) * 2.2 / (1 + 1.2 * (0.25 + 0.75 * n / 6)) for n in (5, 7)]

        found = store.search_text("Fish team!", 9)

    assert [s.number for s in found] == [1, 0]
    assert [s.score for s in found] == pytest.approx([fish + team[1], team[0]], rel=1e-6)


@STORES
def test_equal_scores_go_by_number(open_store):
    twins = Written("a/a.md", "A", {}, {SectionKind.OTHER: ["x"], SectionKind.SEGMENT: ["y"]}, 1)
    same = [
        Written(f"d/{n:02}.md", "Same", {}, {SectionKind.OTHER: ["one and the same line of a role"]}, 1)
        for n in range(90)
    ]

    with open_store(corpus_of(twins, *same)) as store:
        line = store.passages([2])[0]
        by_vector = store.search_vector(unit(line.embedded), 5)
        by_text = store.search_text("same line", 5)

    assert [s.number for s in by_vector] == [s.number for s in by_text] == [2, 3, 4, 5, 6]
    assert len({s.score for s in by_vector}) == len({s.score for s in by_text}) == 1


@STORES
def test_unknown_numbers_are_key_errors(open_store):
    with open_store(corpus_of(buyer())) as store:
        matches = partial(store.token_matches, np.zeros((1, 64), dtype=np.float32))
        for fetch in (store.passages, store.vectors, store.token_vectors, store.token_pieces, matches):
            for numbers in ([0, 99], [-1]):
                with pytest.raises(KeyError, match=str(numbers[-1])):
                    fetch(numbers)


@STORES
def test_passages_are_there_however_few_are_kept_in_memory(open_store, monkeypatch):
    monkeypatch.setattr("indexer.catalog._PASSAGES_KEPT", 2)

    with open_store(corpus_of(buyer(), baker())) as store:
        for numbers in ([0, 1], [1, 2, 3], [3, 0], [0, 3, 2, 1]):
            assert [passage.number for passage in store.passages(numbers)] == numbers


@STORES
def test_token_vectors_come_back_in_the_order_asked(open_store):
    with open_store(corpus_of(buyer(), baker())) as store:
        passages = store.passages([3, 0])
        expected = ENCODER.encode_passages([p.embedded for p in passages], tokens=True).tokens

        found = store.token_vectors([3, 0])

    assert [rows.shape for rows in found] == [rows.shape for rows in expected]
    for rows, wanted in zip(found, expected, strict=True):
        np.testing.assert_allclose(rows, wanted, atol=1 / 250)


@STORES
def test_the_lines_of_levels_are_known_without_what_stands_in_front_of_them(open_store):
    texts = ["Excel", "excel", "SQL", "a first call with the recruiter who looks after finance", "Excel", ""]
    with open_store(corpus_of(buyer(), baker())) as store:
        found = store.known_lines(texts)
        nothing = store.known_lines([])

    assert found.known.tolist() == [True, False, True, False, True, False]
    bare = ENCODER.encode_passages(["Excel", "SQL", "Excel"]).pooled
    np.testing.assert_allclose(found.vectors[found.known], bare, atol=1 / 2000)
    assert (found.vectors.dtype, np.abs(found.vectors[~found.known]).max()) == (np.float32, 0)
    assert (nothing.known.tolist(), nothing.vectors.shape) == ([], (0, 64))


@STORES
def test_word_pieces_come_with_their_counts(open_store):
    with open_store(corpus_of(buyer(), baker())) as store:
        pieces = store.token_pieces([2, 0])

        assert pieces[0] == ("[CLS]", "buyer", "requirements", "sql", "excel", "[SEP]")
        assert store.piece_counts(["sql", "[CLS]", "unheard", "buyer"]) == [2, len(store), 0, 6]


@STORES
def test_late_interaction_takes_each_query_token_to_its_nearest(open_store):
    with open_store(corpus_of(buyer(), baker())) as store:
        query = ENCODER.encode_queries(["bake SQL"], tokens=True).tokens[0]
        numbers = [7, 0, 6]
        texts = [passage.embedded for passage in store.passages(numbers)]
        tokens = ENCODER.encode_passages(texts, tokens=True).tokens
        expected = [[max(float(q @ t) for t in rows) for q in query] for rows in tokens]

        found = store.token_matches(query, numbers).closeness

    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, atol=0.01)
    np.testing.assert_allclose(found[:, 0], 1, atol=0.01)  # [CLS] meets [CLS]


@STORES
def test_late_interaction_over_more_passages_than_one_product_takes(open_store):
    lines = [f"line number {n} of a very long role description" for n in range(600)]
    with open_store(corpus_of(Written("a/x.md", "X", {}, {SectionKind.OTHER: lines}, 1))) as store:
        query = ENCODER.encode_queries(["577"], tokens=True).tokens[0][1:2]

        matches = store.token_matches(query, range(600))
        best = matches.nearest([577, 3], [0])

        assert (matches.closeness.shape, int(matches.closeness.argmax())) == ((600, 1), 577)
        assert store.passages([577])[0].embedded[best.places[0, 0] :].startswith("577")
        assert store.token_matches(query, []).closeness.shape == (0, 1)


@STORES
def test_the_nearest_token_is_the_same_word_where_the_passage_has_it(open_store):
    with open_store(corpus_of(buyer(), baker())) as store:
        query = ENCODER.encode_queries(["bake SQL"], tokens=True).tokens[0]
        texts = [passage.embedded for passage in store.passages([7, 0, 6])]

        found = store.token_matches(query, [7, 0, 6]).nearest([0, 1, 2], [0, 1, 2, 3])

    assert found.places.dtype == np.int32
    assert set(found.places[:, [0, 3]].ravel()) == {-1}  # [CLS] and [SEP] meet their like
    for text, (_, bake, sql, _) in zip(texts, found.places.tolist(), strict=True):
        assert text[bake:].lower().startswith("bake") or "bake" not in text.lower().split()
        assert text[sql:].startswith("SQL") or "SQL" not in text
    assert any(
        text[bake:].lower().startswith("bake") for text, (_, bake, _, _) in zip(texts, found.places, strict=True)
    )


@STORES
@few
@given(corpora, texts)
def test_the_nearest_tokens_are_those_of_late_interaction(open_store, corpus, query):
    asked = ENCODER.encode_queries([query], tokens=True).tokens[0]
    with open_store(corpus) as store:
        numbers = range(len(store))[::-1]
        tokens, pieces = store.token_vectors(numbers), store.token_pieces(numbers)
        embedded = [passage.embedded for passage in store.passages(numbers)]

        matches = store.token_matches(asked, numbers)
        found = matches.nearest(range(len(numbers)), range(len(asked)))
        backwards = matches.nearest(range(len(numbers))[::-1], range(len(asked))[::2])

        np.testing.assert_array_equal(found.closeness, matches.closeness)
        np.testing.assert_array_equal(backwards.closeness, matches.closeness[::-1, ::2])
        np.testing.assert_array_equal(backwards.places, found.places[::-1, ::2])
    for row, (vectors, held, text) in enumerate(zip(tokens, pieces, embedded, strict=True)):
        places = np.array(stands(held, "", text))
        products = vectors @ asked.T
        for column, place in enumerate(found.places[row].tolist()):
            best = products[places == place, column].max()  # several special pieces stand nowhere
            assert float(found.closeness[row, column]) == pytest.approx(float(best), abs=0.01)
