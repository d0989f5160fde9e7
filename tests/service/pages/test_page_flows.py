"""What people do on the pages: by mouse and by keyboard, with script and without."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from playwright.sync_api import Page, expect

from service import Rolecite
from service.wording import WRITTEN
from tests.service.pages.visitor import Visit

REVIEW = "Run the post-incident review when one of your team's services caused an incident of severity 1 or 2"
REVIEW_PLACE = "engineering/backend-engineer.md:93"
CV = "Built Kotlin services for six years.\nDesigned Postgres schemas and migrations without downtime."
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])


def marked(page: Page) -> list[str]:
    """The marked lines of the open source, without their numbers."""
    return [re.sub(r"^\d+", "", text) for text in page.locator(".pane mark").all_text_contents()]


@SCRIPT
def test_a_question_is_answered_and_its_source_opens_at_the_line(visit: Visit, script: bool) -> None:
    page = visit(script=script).opens("/")
    page.get_by_label("Your question").fill("who runs the post-incident review")
    page.get_by_role("button", name="Ask").click()
    citation = page.get_by_role("link", name="Source 1: Senior Backend Engineer, line 93")

    citation.hover()
    card = page.locator(".cite", has=citation).locator(".card")
    expect(card).to_contain_text(REVIEW)
    expect(card).to_contain_text("Backend Engineer › Senior Backend Engineer")
    expect(card).to_contain_text("Grade 7 · responsibilities · engineering/backend-engineer.md, line 93")
    expect(card).to_be_visible()

    citation.click()
    expect(page).to_have_url(re.compile(re.escape(f"q=who%20runs%20the%20post-incident%20review&at={REVIEW_PLACE}")))
    expect(page.locator(".pane mark")).to_be_in_viewport()
    assert marked(page) == [REVIEW]

    page.get_by_role("link", name="Close the source").click()
    expect(page.locator(".pane")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?q=who[^&]*$"))
    page.go_back()
    expect(page.locator(".pane mark")).to_be_visible()


def test_words_that_met_the_questions_are_underlined_in_the_quotation(visit: Visit, sample: Rolecite) -> None:
    question = "who runs the post-incident review"
    page = visit(script=False).opens(f"/?q={question.replace(' ', '+')}")
    answer = sample.ask(question)

    quotations = page.locator(".claims .said")
    expect(quotations.first).to_contain_text(REVIEW)
    assert quotations.first.locator("u").all_text_contents()[:2] == ["Run", "post"]
    for number, claim in enumerate(answer.claims):
        met = {word.word.casefold() for word in claim.met}
        expected = [word[0] for word in WRITTEN.finditer(claim.text) if word[0].casefold() in met]
        assert quotations.nth(number).locator("u").all_text_contents() == expected
    expect(page.locator(".told")).to_contain_text("underlined: what comes closest to your words")


def test_the_same_by_keyboard(visit: Visit) -> None:
    page = visit().opens("/")
    page.get_by_label("Your question").focus()
    page.keyboard.type("who runs the post-incident review")
    page.keyboard.press("Enter")
    citation = page.get_by_role("link", name="Source 1:")
    citation.wait_for()

    for _ in range(30):
        page.keyboard.press("Tab")
        if citation.evaluate("link => link === document.activeElement"):
            break
    card = page.locator(".cite", has=citation).locator(".card")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()

    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Backend Engineer", exact=True)).to_be_focused()
    assert marked(page) == [REVIEW]
    page.keyboard.press("Escape")
    expect(page.locator(".pane")).to_be_hidden()
    expect(citation).to_be_focused()


def test_the_first_thing_the_keyboard_reaches_skips_to_the_content(visit: Visit) -> None:
    page = visit().opens("/families")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_an_address_with_a_source_opens_it(visit: Visit) -> None:
    page = visit().opens(f"/?q=who+runs+the+post-incident+review&at={REVIEW_PLACE}#L93")

    assert marked(page) == [REVIEW]
    expect(page.locator(".pane mark")).to_be_in_viewport()


def test_a_link_made_for_another_version_of_the_document_says_so(visit: Visit) -> None:
    page = visit().opens(f"/?q=who+runs+the+post-incident+review&at={REVIEW_PLACE}&of=00000000")
    expect(page.locator(".pane .warn")).to_contain_text("has changed since this link was made")

    page.goto(page.url.replace("backend-engineer.md", "no-such-page.md"))
    expect(page.locator(".pane .warn")).to_contain_text("no longer there")


@SCRIPT
def test_what_was_understood_can_be_made_a_filter_and_taken_away(visit: Visit, script: bool) -> None:
    page = visit(script=script).opens("/?q=what+grade+is+the+staff+backend+engineer")
    understood = page.get_by_label("How the question was understood")
    expect(understood.get_by_role("listitem")).to_contain_text(
        ["Family Backend Engineer", "Level Staff Backend Engineer"]
    )

    understood.get_by_role("link", name="Family Backend Engineer", exact=True).click()
    expect(page).to_have_url(re.compile(r"family=engineering/backend-engineer$"))
    expect(page.locator(".chip.on")).to_contain_text("Family Backend Engineer")
    expect(page.locator(".lead")).to_contain_text("grade 8")

    understood.get_by_role("link", name="Remove family Backend Engineer").click()
    expect(page.locator(".chip.on")).to_have_count(0)
    understood.get_by_role("link", name="Remove section job grade").click()
    expect(page.get_by_label("Your question")).to_have_value("what is the staff backend engineer")
    understood.get_by_role("link", name="Remove level Staff Backend Engineer").click()
    expect(page.get_by_label("Your question")).to_have_value("what is the")


@SCRIPT
def test_a_question_that_fits_several_is_clarified_by_a_button(visit: Visit, script: bool) -> None:
    page = visit(script=script).opens("/?q=what+grade+is+the+senior")

    reading = page.locator(".readings").get_by_role("button").first
    asked = reading.inner_text()
    reading.press("Enter")

    expect(page.get_by_label("Your question")).to_have_value(asked)
    expect(page.locator(".chip.on")).to_contain_text("Level Senior")
    expect(page.locator(".told")).to_contain_text("Fact")


def test_what_is_not_stated_says_what_is_near(visit: Visit) -> None:
    page = visit().opens("/?q=what+grade+is+the+director+of+product")

    expect(page.locator(".verdict")).to_have_text("The documents do not say")
    expect(page.get_by_role("heading", name="What is near")).to_be_visible()
    expect(page.locator(".near")).to_contain_text("Group Product Manager: grade 9")


def test_what_is_out_of_scope_leads_to_what_is_in_it(visit: Visit) -> None:
    page = visit().opens("/?q=what+is+the+capital+of+france")
    expect(page.locator(".verdict")).to_have_text("Not what these documents are about")

    page.locator(".instead").get_by_role("link").first.click()

    expect(page.locator(".told")).to_contain_text("Fact")


def test_steps_are_told_in_their_order(visit: Visit) -> None:
    page = visit().opens("/?q=what+is+the+hiring+process+for+a+site+reliability+engineer")

    steps = [
        "Recruiter screen",
        "Troubleshooting session",
        "Interview on past incidents",
        "Conversation with",
        "also meet",
    ]
    expect(page.locator(".claims .said")).to_contain_text(steps)


def test_a_slow_answer_says_that_it_is_coming(visit: Visit) -> None:
    page = visit().opens("/")
    page.evaluate("addEventListener('submit', event => event.preventDefault())")
    page.get_by_label("Your question").fill("who runs the post-incident review")
    page.get_by_role("button", name="Ask").click()

    expect(page.get_by_role("status")).to_have_text("Reading the documents …")


@SCRIPT
def test_two_levels_stand_side_by_side(visit: Visit, script: bool) -> None:
    page = visit(script=script).opens("/compare")
    page.get_by_label("From").fill("Senior Backend Engineer")
    page.get_by_label("To", exact=True).fill("Staff Backend Engineer")
    page.get_by_label("To", exact=True).press("Enter")

    expect(page).to_have_url(re.compile(r"/compare\?from=Senior\+Backend\+Engineer&to=Staff\+Backend\+Engineer$"))
    heads = page.locator(".level-head")
    expect(heads.nth(0)).to_contain_text("Grade\n7", use_inner_text=True)
    expect(heads.nth(1)).to_contain_text("Grade\n8", use_inner_text=True)
    raised = page.locator(".change", has_text="8 or more years of experience")
    assert raised.locator("del").all_inner_texts()[0] == "5"
    assert raised.locator("ins").all_inner_texts()[0] == "8"
    expect(page.locator(".added")).to_contain_text("Coach three or more senior engineers across teams")
    taken = page.locator("details", has_text="Taken over, and still asked")
    expect(taken.locator("ul")).to_be_hidden()
    taken.locator("summary").press("Enter")
    expect(taken.locator("ul")).to_contain_text("Sit on two hiring panels a quarter")


def test_a_comparison_can_be_taken_along_as_markdown(visit: Visit, site: str) -> None:
    levels = "from=Senior+Backend+Engineer&to=Staff+Backend+Engineer"
    page = visit(clipboard=True).opens(f"/compare?{levels}")
    page.get_by_role("link", name="Copy as Markdown").click()
    expect(page.get_by_role("status")).to_have_text("Copied as Markdown")

    copied = page.evaluate("navigator.clipboard.readText()")

    assert copied == httpx.get(f"{site}/compare.md?{levels}").text
    assert "- Coach three or more senior engineers across teams (engineering/backend-engineer.md:116)\n" in copied
    assert "| Grade | 7 | 8 |\n" in copied


@SCRIPT
def test_what_is_printed_is_the_comparison(visit: Visit, script: bool) -> None:
    page = visit(script=script).opens("/compare?from=Senior+Backend+Engineer&to=Staff+Backend+Engineer")
    if script:
        page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
        page.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")

    expect(page.locator(".points", has_text="Sit on two hiring panels a quarter")).to_be_visible()
    expect(page.get_by_label("From")).to_be_hidden()
    expect(page.get_by_role("navigation")).to_be_hidden()


def test_a_level_that_is_not_there_leads_to_those_that_are(visit: Visit) -> None:
    page = visit().opens("/compare?from=Senior+Backend+Engineer&to=Staf+Backend+Enginer")
    notice = page.get_by_label("Which level?")
    expect(notice).to_contain_text("There is no level “Staf Backend Enginer”.")

    notice.get_by_role("link", name="Staff Backend Engineer", exact=True).click()

    expect(page.locator(".columns h2")).to_contain_text(["Senior Backend Engineer", "Staff Backend Engineer"])


def test_a_rank_of_several_roles_asks_which(visit: Visit) -> None:
    page = visit().opens("/compare?from=Senior&to=Staff+Backend+Engineer")
    notice = page.get_by_label("Which level?")
    expect(notice).to_contain_text("Several levels are called “Senior”.")

    notice.get_by_role("link", name="Senior Backend Engineer", exact=True).click()

    expect(page.locator(".columns h2")).to_contain_text(["Senior Backend Engineer", "Staff Backend Engineer"])


def test_a_title_of_several_levels_asks_which(visit: Visit) -> None:
    page = visit().opens("/compare?from=Senior+Support+Engineer&to=Support+Manager")
    notice = page.get_by_label("Which level?")
    expect(notice).to_contain_text("Several levels are called “Senior Support Engineer”.")

    notice.get_by_role("link").first.click()

    expect(page.locator(".columns h2")).to_contain_text(["Senior Support Engineer", "Support Manager"])


@SCRIPT
def test_a_family_shows_its_ladder_and_any_level_of_it(visit: Visit, script: bool) -> None:
    page = visit(script=script).opens("/families")
    page.get_by_role("link", name="Site Reliability Engineer").click()
    ladder = page.get_by_label("Ladder", exact=True)
    expect(ladder.locator(".box")).to_have_count(4)
    said = ladder.locator(".arrow title").all_text_contents()
    assert "Staff Site Reliability Engineer takes over everything asked of Senior Site Reliability Engineer" in said

    ladder.get_by_role("link", name="Senior Site Reliability Engineer, grade 7").press("Enter")

    expect(page.get_by_role("heading", name="Senior Site Reliability Engineer")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?level=senior-site-reliability-engineer#senior-site-reliability-engineer$"))
    expect(page.locator(".level")).to_contain_text(
        "Has commanded a major incident from first alert to published review"
    )
    expect(page.locator(".taken", has_text="Taken over from Site Reliability Engineer (Intermediate)")).to_have_count(1)
    expect(page.locator(".shared")).to_contain_text("hiring process")
    expect(page.get_by_role("heading", name="Findings")).to_be_visible()


def test_families_are_narrowed_by_department_grade_and_track(visit: Visit) -> None:
    page = visit().opens("/families")
    page.get_by_role("combobox", name="Department").select_option("engineering")
    page.get_by_role("combobox", name="Grade").select_option("8")
    page.get_by_role("combobox", name="Track").select_option("management")
    page.get_by_role("button", name="Show").press("Enter")

    expect(page).to_have_url(re.compile(r"/families\?department=engineering&grade=8&track=management$"))
    assert page.locator(".family-name").all_inner_texts() == ["Engineering Manager", "Site Reliability Engineer"]
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(".family-name")).to_have_count(22)


@SCRIPT
def test_a_pasted_text_is_matched_and_leaves_no_trace_in_the_address(visit: Visit, script: bool) -> None:
    page = visit(script=script).opens("/match")
    expect(page.get_by_text("Nothing is stored.")).to_be_visible()
    page.get_by_label("Text", exact=True).focus()
    page.keyboard.insert_text(CV)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    first = page.locator(".match").first
    expect(first).to_contain_text("Backend Engineer")
    expect(first.locator(".met li", has_text="Design the schema for a new table")).to_contain_text(
        "Designed Postgres schemas and migrations without downtime"
    )
    expect(first.locator(".missing li").first).to_be_visible()
    assert page.url.endswith("/match")


def test_the_words_of_a_profile_that_is_asked_are_no_roles_to_narrow_it_to(visit: Visit) -> None:
    page = visit().opens(f"/?{urlencode({'q': CV + ' Which level fits me?'})}")

    expect(page.locator(".chips")).to_have_count(0)
    expect(page.get_by_role("heading", name=re.compile("^Fits best: "))).to_be_visible()


def test_a_file_is_matched_without_script(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(CV, encoding="utf-8")
    page = visit(script=False).opens("/match")
    page.get_by_label("or a text file").set_input_files(tmp_path / "cv.txt")
    page.get_by_role("button", name="Match").click()

    expect(page.locator(".match").first).to_contain_text("Backend Engineer")


def test_a_dropped_file_becomes_text_in_the_box(visit: Visit) -> None:
    page = visit().opens("/match")
    dropped = page.evaluate_handle(
        """text => {
            const dropped = new DataTransfer();
            dropped.items.add(new File([text], 'cv.txt', {type: 'text/plain'}));
            return dropped;
        }""",
        CV,
    )

    page.dispatch_event(".paste", "drop", {"dataTransfer": dropped})

    expect(page.get_by_label("Text", exact=True)).to_have_value(CV)


def test_a_text_that_meets_nothing_fits_no_level(visit: Visit) -> None:
    page = visit().opens("/match")
    page.get_by_label("Text", exact=True).fill("zzz qqq")
    page.get_by_role("button", name="Match").click()

    expect(page.get_by_role("heading", name="No level fits this text")).to_be_visible()
    expect(page.locator(".match")).to_have_count(0)


def test_nothing_to_match_says_what_to_do(visit: Visit) -> None:
    page = visit().opens("/match")
    page.get_by_role("button", name="Match").click()

    expect(page.get_by_role("alert")).to_have_text("There is nothing to match: paste a text, or choose a text file.")


@SCRIPT
def test_a_document_is_shown_at_a_line(visit: Visit, script: bool) -> None:
    page = visit(script=script).opens("/documents/engineering/backend-engineer.md#L116")
    line = page.locator("#L116")
    expect(line).to_be_in_viewport()
    expect(line).to_have_text("116Coach three or more senior engineers across teams")
    assert line.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 234, 163)"

    page.get_by_role("link", name="Line 115").click()
    expect(page).to_have_url(re.compile(r"#L115$"))


def test_a_document_can_be_read_as_it_is_written(visit: Visit, sample: Rolecite) -> None:
    path = "engineering/backend-engineer.md"
    page = visit().opens(f"/documents/{path}?view=source")

    shown = page.locator(".written .line").evaluate_all("lines => lines.map(line => line.lastChild.data ?? '')")

    assert shown == sample.document(path).text.split("\n")[:-1]


@SCRIPT
def test_findings_lead_to_their_lines(visit: Visit, script: bool) -> None:
    page = visit(script=script).opens("/findings")
    page.get_by_role("combobox", name="Document").select_option("customer-success/support-engineer.md")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Line 78").click()

    expect(page).to_have_url(re.compile(r"/documents/customer-success/support-engineer.md#L78$"))
    expect(page.locator("#L78")).to_contain_text("Senior Support Engineer")


def test_an_error_is_a_page_with_a_way_on(visit: Visit) -> None:
    page = visit().opens("/families/engineering/backend-enginer")
    expect(page.get_by_role("heading", name="Not found")).to_be_visible()

    page.get_by_role("link", name="engineering/backend-engineer", exact=True).click()

    expect(page.get_by_role("heading", name="Backend Engineer", exact=True)).to_be_visible()


def test_a_filter_that_is_unknown_offers_the_question_without_it(visit: Visit) -> None:
    page = visit().opens("/?q=who+runs+the+post-incident+review&family=plumber")
    expect(page.get_by_role("heading", name="Unknown name")).to_be_visible()

    page.get_by_role("link", name="without filters").click()

    expect(page.locator(".claims")).to_contain_text(REVIEW)
