"""Items become passages."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from written_corpus import Written, baker, buyer, corpus_of

from corpus.model import SectionKind
from indexer.hashed_encoder import HashedEncoder
from indexer.passages import PassageSettings, make_passages

SETTINGS = PassageSettings(join_below=4, join_budget=6, split_above=30)


def made(*written, encoder=None, settings=SETTINGS):
    return make_passages(corpus_of(*written), encoder or HashedEncoder(), settings)


def nested(*rows):
    """A family of one shared section whose items are (text, lead_in)."""
    written = Written("a/x.md", "Guide", {}, {SectionKind.OTHER: [text for text, _ in rows]}, grade=1)
    section = written.family.shared_sections[0]
    items = tuple(replace(item, lead_in=lead) for item, (_, lead) in zip(section.items, rows, strict=True))
    written.family = replace(written.family, shared_sections=(replace(section, items=items),))
    return written


def test_an_item_is_a_passage_and_short_neighbours_share_one():
    passages = made(buyer())

    assert [(p.level, p.section.value, p.text) for p in passages] == [
        ("Buyer", "responsibilities", "place orders with suppliers and check every invoice twice"),
        ("Buyer", "responsibilities", "keep the supplier list short and honest"),
        ("Buyer", "requirements", "SQL\nExcel"),
        ("Buyer", "requirements", "two years of buying for a software company"),
        ("Senior Buyer", "responsibilities", "negotiate the yearly contracts with the largest suppliers"),
        (None, "hiring_process", "a first call with the recruiter who looks after finance"),
    ]


def test_passages_carry_what_their_level_states():
    senior = made(buyer())[4]

    assert (senior.number, senior.family_id, senior.department, senior.level_id, senior.grade, senior.header) == (
        4,
        "finance/buyer",
        "finance",
        "finance/buyer#senior-buyer",
        7,
        "Buyer > Senior Buyer > Responsibilities.",
    )


def test_spans_quote_the_items():
    written = buyer()

    quotes = [[written.document.text[s.start_char : s.end_char] for s in p.items] for p in made(written)]

    assert quotes[2:4] == [["SQL", "Excel"], ["two years of buying for a software company"]]
    assert [(p.span.start_line, p.span.end_line) for p in made(written)][2] == (8, 9)


def test_a_joined_passage_stops_at_its_budget():
    written = Written("a/x.md", "X", {}, {SectionKind.OTHER: ["one", "two", "three", "four", "five", "six", "ten"]}, 1)

    assert [p.text for p in made(written)] == ["one\ntwo\nthree\nfour\nfive\nsix", "ten"]


def test_items_under_a_lead_in_repeat_it_and_the_bare_lead_in_is_cited_with_the_first():
    written = nested(
        ("You will:", ""),
        ("walk the whole site with the crew every single day", "You will:"),
        ("write down what you have seen and tell the owner", "You will:"),
    )

    passages = made(written)

    assert [p.text.split("\n") for p in passages] == [
        ["You will:", "walk the whole site with the crew every single day"],
        ["You will:", "write down what you have seen and tell the owner"],
    ]
    assert [[written.document.text[s.start_char : s.end_char] for s in p.items] for p in passages] == [
        ["You will:", "walk the whole site with the crew every single day"],
        ["write down what you have seen and tell the owner"],
    ]


def test_a_lead_in_that_says_something_stands_alone_too():
    says = "run the weekly review of every open incident with the crew"

    passages = made(nested((says, ""), ("write it down for all who could not come", says)))

    assert [p.text for p in passages] == [says, f"{says}\nwrite it down for all who could not come"]


def test_bare_lead_ins_inside_one_another_are_all_cited():
    written = nested(("Tools:", ""), ("Data:", "Tools:"), ("three years of SQL in a large team", "Tools: Data:"))

    (passage,) = made(written)

    assert passage.text == "Tools: Data:\nthree years of SQL in a large team"
    assert [written.document.text[s.start_char : s.end_char] for s in passage.items] == [
        "Tools:",
        "Data:",
        "three years of SQL in a large team",
    ]


def test_a_long_item_is_cut_at_sentence_ends_and_each_part_cites_its_own_characters():
    sentences = [f"Sentence number {word} goes on for quite a few words." for word in ("one", "two", "three", "four")]
    written = Written("a/x.md", "X", {}, {SectionKind.OTHER: [" ".join(sentences)]}, 1)

    passages = made(written)

    assert [p.text for p in passages] == [" ".join(sentences[:2]), " ".join(sentences[2:])]
    assert [written.document.text[p.span.start_char : p.span.end_char] for p in passages] == [p.text for p in passages]


def test_a_header_too_long_for_the_encoder_loses_its_beginning():
    written = Written("a/x.md", " ".join(map(str, range(40))), {}, {SectionKind.OTHER: ["some duty or other here"]}, 1)

    (passage,) = made(written, encoder=HashedEncoder(max_tokens=20))

    assert passage.header == "34 35 36 37 38 39 > Everyone > Other."


def test_items_without_words_are_no_passages():
    assert made(Written("a/x.md", "X", {}, {SectionKind.OTHER: ["...", "-", "🎉"]}, 1)) == ()


words = st.sampled_from(["plan", "the", "work.", "Do!", "(it)", "x" * 70, "C++;", "日本語。", "SQL"])
items = st.lists(st.lists(words, min_size=1, max_size=60).map(" ".join), min_size=1, max_size=6)
sections = st.dictionaries(st.sampled_from(list(SectionKind)), items, max_size=3)


@given(
    st.dictionaries(
        st.sampled_from(["Clerk", "Senior Clerk", "Head of " + "very " * 30 + "much"]), sections, max_size=3
    ),
    sections,
    st.integers(12, 40),
)
def test_no_passage_exceeds_the_encoder_or_crosses_a_section_and_every_item_is_cited(levels, shared, limit):
    encoder = HashedEncoder(max_tokens=limit)
    written = Written("a/clerk.md", "Clerk of Works", levels, shared, 4)
    corpus = corpus_of(written, baker())

    passages = make_passages(corpus, encoder, SETTINGS)

    assert [p.number for p in passages] == list(range(len(passages)))
    assert [p for p in passages if encoder.count_pieces(p.embedded) > limit] == []
    homes = {
        item.span.start_char: (placed.level and placed.level.id, placed.section)
        for placed in corpus.sections()
        if placed.family.id == "a/clerk"
        for item in placed.section.items
    }
    covered = set()
    for p in passages:
        if p.family_id == "a/clerk":
            places = {place for start, place in homes.items() if p.span.start_char <= start < p.span.end_char}
            inside = {(p.level_id, p.section)} if places else set()
            assert {(level, section.kind) for level, section in places} == inside
            covered |= {start for start in homes if p.span.start_char <= start < p.span.end_char}
    assert covered == set(homes)
