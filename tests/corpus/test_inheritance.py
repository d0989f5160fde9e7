"""Inheritance resolved: in the family, across families by link and by title, to nowhere, to itself, in circles."""

from __future__ import annotations

from written_documents import codes, family, read

from corpus.extended import extended
from corpus.model import Corpus, JobFamily


def ladder(*levels: tuple[str, str]) -> str:
    """A document of levels, each with one duty."""
    return "".join(f"## {title}\n\n### {title} Responsibilities\n\n- {duty}\n- Sails\n\n" for title, duty in levels)


def extends(family: JobFamily) -> dict[str, list[tuple[str, str | None]]]:
    return {lv.title: [(e.title, e.level_id) for e in lv.extends] for lv in family.levels if lv.extends}


def by_id(corpus: Corpus, family_id: str) -> JobFamily:
    return next(f for f in corpus.families if f.id == family_id)


def test_a_level_of_the_same_document_in_another_spelling() -> None:
    found = family(
        ladder(
            ("Pilot", "Berths ferries"),
            ("Senior Pilot", "Extends the Pilot responsibilities"),
            ("Manager, Pilots", "Extends the Sr. Pilot responsibilities"),
            ("Director of Pilots", "Extends the Pilot Manager responsibilities"),
        )
    )

    assert extends(found) == {
        "Senior Pilot": [("Pilot", "harbour/clerk#pilot")],
        "Manager, Pilots": [("Senior Pilot", "harbour/clerk#senior-pilot")],
        "Director of Pilots": [("Manager, Pilots", "harbour/clerk#manager-pilots")],
    }
    assert [str(f.code) for f in found.findings if str(f.code).startswith("extends")] == []


def test_the_line_and_the_words_are_kept() -> None:
    found = family(ladder(("Pilot", "Berths ferries"), ("Senior Pilot", "Extends the Pilot responsibilities")))
    (said,) = found.levels[1].extends

    assert (said.text, said.span.start_line, said.scope) == (
        "Extends the Pilot responsibilities",
        12,
        "responsibilities",
    )


def test_a_level_of_another_family_by_title() -> None:
    corpus = read(
        {
            "sea/pilot.md": ladder(("Pilot", "Berths ferries"), ("Senior Pilot", "Berths ships")),
            "sea/tug.md": ladder(("Tug Master", "Extends the Senior Pilot responsibilities")),
        }
    )

    assert extends(by_id(corpus, "sea/tug")) == {"Tug Master": [("Senior Pilot", "sea/pilot#senior-pilot")]}


def test_of_two_families_with_that_title_the_one_in_the_same_department_is_meant() -> None:
    corpus = read(
        {
            "air/pilot.md": ladder(("Senior Pilot", "Lands")),
            "sea/pilot.md": ladder(("Senior Pilot", "Berths ships")),
            "sea/tug.md": ladder(("Tug Master", "Extends the Senior Pilot responsibilities")),
            "land/tug.md": ladder(("Towing Master", "Extends the Senior Pilot responsibilities")),
        }
    )

    assert extends(by_id(corpus, "sea/tug")) == {"Tug Master": [("Senior Pilot", "sea/pilot#senior-pilot")]}
    assert extends(by_id(corpus, "land/tug")) == {"Towing Master": [("Senior Pilot", None)]}


def test_a_link_leads_to_the_level() -> None:
    pilots = ladder(("Pilot", "Berths ferries"), ("Senior Pilot", "Berths ships"))
    links = {
        "relative": "pilot.md#senior-pilot",
        "relative to a section": "./pilot.md#senior-pilot-responsibilities",
        "pretty": "../pilot/#senior-pilot",
        "site-absolute": "/careers/sea/pilot/#senior-pilot",
        "full": "https://port.example/careers/sea/pilot/#senior-pilot",
        "without anchor": "pilot.md",
    }
    for link in links.values():
        tug = ladder(("Tug Master", f"Extends the [Senior Pilot responsibilities]({link})"))
        corpus = read({"sea/pilot.md": pilots, "air/pilot.md": ladder(("Senior Pilot", "Lands")), "sea/tug.md": tug})
        assert extends(by_id(corpus, "sea/tug")) == {"Tug Master": [("Senior Pilot", "sea/pilot#senior-pilot")]}, link


def test_a_link_to_a_page_of_one_level_needs_no_title() -> None:
    corpus = read(
        {
            "sea/master.md": ladder(("Harbour Master", "Opens the harbour")),
            "sea/tug.md": ladder(("Tug Master", "Extends the [Opening Role responsibilities](master.md)")),
        }
    )

    assert extends(by_id(corpus, "sea/tug")) == {"Tug Master": [("Harbour Master", "sea/master#harbour-master")]}


def test_a_title_that_is_nowhere_is_kept_with_a_finding() -> None:
    found = family(ladder(("Pilot", "Berths ferries"), ("Senior Pilot", "Extends the Lead Pilot responsibilities")))

    assert extends(found) == {"Senior Pilot": [("Lead Pilot", None)]}
    assert ("extends_unknown_title", 12) in codes(found)


def test_a_level_that_extends_itself_is_a_finding_and_no_loop() -> None:
    found = family(ladder(("Pilot", "Berths ferries"), ("Senior Pilot", "Extends the Senior Pilot responsibilities")))

    assert extends(found) == {"Senior Pilot": [("Senior Pilot", None)]}
    assert ("extends_self", 12) in codes(found)


def test_a_circle_is_cut_where_it_closes() -> None:
    found = family(
        ladder(
            ("Pilot", "Extends the Staff Pilot responsibilities"),
            ("Senior Pilot", "Extends the Pilot responsibilities"),
            ("Staff Pilot", "Extends the Senior Pilot responsibilities"),
        )
    )

    assert [str(f.code) for f in found.findings if "extends" in f.code] == ["extends_cycle"]
    targets = {lv.id: [e.level_id for e in lv.extends] for lv in found.levels}
    for start in targets:
        seen, here = set(), start
        while targets[here] and targets[here][0] is not None:
            assert here not in seen
            seen.add(here)
            here = targets[here][0]


def test_a_long_chain_needs_no_recursion() -> None:
    found = family(ladder(*((f"Pilot {n}", f"Extends the Pilot {n - 1} responsibilities") for n in range(10, 1500))))

    assert sum(lv.extends[0].level_id is not None for lv in found.levels) == 1489


def test_the_level_above_in_the_document() -> None:
    found = family(ladder(("Pilot", "Berths ferries"), ("Senior Pilot", "All of the above responsibilities, plus:")))

    assert extends(found) == {"Senior Pilot": [("Pilot", "harbour/clerk#pilot")]}


def test_the_previous_level_is_the_one_below_in_rank() -> None:
    found = family(
        ladder(
            ("Staff Pilot", "All responsibilities of the previous level, plus:"),
            ("Senior Pilot", "All responsibilities of the previous level, plus:"),
            ("Pilot", "Berths ferries"),
        )
    )

    assert extends(found) == {
        "Staff Pilot": [("Senior Pilot", "harbour/clerk#senior-pilot")],
        "Senior Pilot": [("Pilot", "harbour/clerk#pilot")],
    }


def test_two_levels_in_one_sentence() -> None:
    found = family(
        ladder(
            ("Senior Pilot", "Berths ships"),
            ("Senior Tug Master", "Tows ships"),
            ("Harbour Master", "Extends the Senior Pilot and Senior Tug Master responsibilities"),
        )
    )

    assert extends(found) == {
        "Harbour Master": [
            ("Senior Pilot", "harbour/clerk#senior-pilot"),
            ("Senior Tug Master", "harbour/clerk#senior-tug-master"),
        ]
    }


def test_a_duty_that_meets_requirements_of_others_is_no_inheritance() -> None:
    found = family(ladder(("Pilot", "Meets the requirements of the Port Authority"), ("Senior Pilot", "Berths ships")))

    assert extends(found) == {}
    assert [f for f in found.findings if "extends" in f.code] == []


def rising(count: int) -> str:
    """So many levels, each of which extends the one below it."""
    duty = "Extends the Pilot {} responsibilities"
    return ladder(("Pilot 0", "Berths ferries"), *((f"Pilot {n}", duty.format(n - 1)) for n in range(1, count)))


def test_a_chain_of_more_levels_than_are_taken_over_is_found() -> None:
    longest, longer = family(rising(65)), family(rising(67))

    assert [f for f in longest.findings if "extends" in f.code] == []
    (cut,) = [f for f in longer.findings if "extends" in f.code]
    assert (cut.code, cut.level_id) == ("extends_too_many", "harbour/clerk#pilot-65")
    assert cut.message == (
        "'Pilot 65' extends more than 64 levels, of which only the nearest 64 are taken over; "
        "levels of this family of which that is so: 2"
    )
    top = longer.levels[-1]
    assert [level.title for level, _ in extended(top, longer.level)] == [f"Pilot {n}" for n in range(65, 1, -1)]


def test_a_cell_that_says_the_same_as_a_code_takes_over_the_level_of_that_code() -> None:
    found = family(
        "# Florist matrix\n\n| Skill | F1 - Florist | F2 - Senior Florist | F3 - Lead Florist |\n| --- | --- | --- | --- |\n"
        "| Binding | Binds by the card. | Binds what a guest describes. | Same as F2 |\n"
        "| Buying | Counts what is left over. | Orders for a week ahead. | Sets who we buy from. |\n"
    )

    assert [each.title for each in found.levels[2].extends] == ["Senior Florist"]
    assert not found.findings
