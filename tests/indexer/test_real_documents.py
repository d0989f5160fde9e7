"""Whole corpora: the bundled sample, and the shared ones where they are at hand."""

import os
import re
from pathlib import Path

import pytest

from corpus.reading import read_corpus
from indexer.models import open_encoder
from indexer.passages import make_passages

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ROLECITE_SHARED", ROOT / "../shared"))
CORPORA = {
    "sample": ROOT / "corpus/sample",
    "gitlab": SHARED / "corpora/gitlab",
    "foreign": SHARED / "corpora/foreign",
}


@pytest.fixture(scope="module", params=CORPORA)
def made(request):
    folder = CORPORA[request.param]
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here; set ROLECITE_SHARED to the folder that holds corpora/")
    corpus, encoder = read_corpus([str(folder)]), open_encoder()
    return corpus, encoder, make_passages(corpus, encoder)


def test_no_passage_exceeds_the_encoder(made):
    _, encoder, passages = made

    assert [p.embedded for p in passages if encoder.count_pieces(p.embedded) > encoder.identity.max_tokens] == []


def test_every_item_is_cited_by_a_passage_of_its_own_level_and_section(made):
    corpus, _, passages = made
    cited = {}
    for p in passages:
        for place in p.items:
            cited.setdefault((place.path, place.start_char), set()).add((p.family_id, p.level_id, p.section))

    for placed in corpus.sections():
        home = (placed.family.id, placed.level.id if placed.level else None, placed.section.kind)
        for item in placed.section.items:
            if re.search(r"\w", item.text):
                assert home in cited.get((item.span.path, item.span.start_char), set()), item


def test_spans_stay_inside_their_document_and_on_their_lines(made):
    corpus, _, passages = made
    texts = {document.path: document.text for document in corpus.documents}
    breaks = {path: [m.end() for m in re.finditer(r"\r\n|\r|\n", text)] for path, text in texts.items()}

    for p in passages:
        for place in (*p.items, p.span):
            quote = texts[place.path][place.start_char : place.end_char]
            line = 1 + sum(end <= place.start_char for end in breaks[place.path])
            assert quote.strip(), p
            assert line == place.start_line, (place, quote)
            assert place.end_line - place.start_line == len(re.findall(r"\r\n|\r|\n", quote)), (place, quote)
