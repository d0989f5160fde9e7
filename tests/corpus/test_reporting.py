"""Sentences that state a reporting line, as companies phrase them, and sentences about reports of another kind."""

import pytest

from corpus.reporting import ReportWords, report_words

MASTER = "Harbour Master"
CLERK = "Harbour Clerk"


@pytest.mark.parametrize(
    ("sentence", "value", "subject"),
    [
        ("The Harbour Clerk reports to the Harbour Master.", MASTER, CLERK),
        ("The Sr. Harbour Clerk reports to the Harbour Master.", MASTER, "Sr. Harbour Clerk"),
        ("Grade 8. Reports to the Harbour Master; there is one in a port.", MASTER, ""),
        ("Grade: 8 — Reports to: Harbour Master", MASTER, ""),
        ("Reports to: Harbour Master; a senior deputises in turn", MASTER, ""),
        ("The Harbour Clerk reports to the Harbour Master too and reviews the log.", MASTER, CLERK),
        ("Extends the clerk's duties, and reports to the same Harbour Master.", MASTER, ""),
        ("Reports to the Harbour Master and, for the budget, to the Chief Financial Officer.", MASTER, ""),
        ("The Harbour Clerk reports to the Harbour Master, and to the Bursar for administration only.", MASTER, CLERK),
        ("Reports to a Mate or, where there is none, to the Harbour Master.", "Mate or Harbour Master", ""),
        ("Reports to the Harbour Master of the port in which the clerk lives.", MASTER, ""),
        ("You report to a Harbour Master too, though you may work for another one's port.", MASTER, "You"),
        ("You report to the port's Harbour Master.", "port's Harbour Master", "You"),
        ("P5s report to one of the two founders.", "one of the two founders", "P5s"),
        ("Who reports to whom: P1–P3 report to the Harbour Master.", MASTER, "P1–P3"),
        ("Who reports to whom? All clerks report to the Harbour Master.", MASTER, "All clerks"),
        ("Who you report to: the Harbour Master", MASTER, ""),
        ("You answer to the Harbour Master for the soundness of every quay.", MASTER, "You"),
        ("You keep the log of the port, and report to the Harbour Master.", MASTER, "You"),
        ("Your influence comes from the log and from example, and you report to the Harbour Master.", MASTER, ""),
        (
            "The Harbour Clerk reports to the executive of that port, with a dotted line to the Bursar.",
            "executive of that port",
            CLERK,
        ),
        ("Grade 8 · reports to the Harbour Master · on site three days a week", MASTER, ""),
        ("This role reports to the Director, Port Services.", "Director, Port Services", "role"),
        (
            "This position reports directly to the Chief Financial Officer (CFO).",
            "Chief Financial Officer (CFO)",
            "position",
        ),
        ("The Harbour Clerk reports directly into the VP of Operations.", "VP of Operations", CLERK),
        ("The Harbour Clerk directly reports to the VP of Operations.", "VP of Operations", CLERK),
        ("You will report to the Head of Pilots.", "Head of Pilots", "You"),
        ("You'll report to our Head of Pilots and work with the tug crews.", "Head of Pilots", "You"),
        ("As a Harbour Clerk, you report to the Harbour Master.", MASTER, CLERK),
        ("You sign tide tables jointly with the Harbour Master, to whom you report.", MASTER, ""),
        ("You plan the rota with the Harbour Master you report to.", MASTER, ""),
        ("Your boss is the Harbour Master.", MASTER, ""),
        ("The Harbour Master is your manager, and a patient one.", MASTER, ""),
        ("Our Harbour Master will be your line manager.", MASTER, ""),
        ("You watch £1.4m. You sit on the quay board and report to the Harbour Master.", MASTER, "You"),
        ("You answer to the Harbour Master, same as Pilots.", MASTER, "You"),
        ("C1–C3 report to a Harbour Master.", MASTER, "C1–C3"),
        ("Pilots and senior pilots report to their Harbour Master.", MASTER, "Pilots and senior pilots"),
        ("Levels 2 to 4 report to the Harbour Master.", MASTER, "Levels 2 to 4"),
        ("Reports to the owner.", "owner", ""),
        ("Reports to: Harbour Master", MASTER, ""),
        ("Reports to the Harbour Master", MASTER, ""),
        ("Reporting line: Harbour Master", MASTER, ""),
        ("Reporting line: Reports to the Harbour Master.", MASTER, ""),
        ("Accountable to: Harbour Master", MASTER, ""),
        ("Harbour Clerks report to the head of berths.", "head of berths", "Harbour Clerks"),
        (
            "Harbour Clerks report to the head of their quay (North, South or Old) rather than to a shift lead.",
            "head of their quay (North, South or Old)",
            "Harbour Clerks",
        ),
        ("The Harbour Clerk reports to the team lead, tides.", "team lead, tides", CLERK),
        ("Reports To - VP, Operations", "VP, Operations", ""),
        ("Line manager: Harbour Master", MASTER, ""),
        ("Reports into: Harbour Master", MASTER, ""),
        ("The Harbour Clerk keeps the tide book and reports to the Harbour Master.", MASTER, CLERK),
        ("The Harbour Clerk, who keeps the tide book, reports to the Harbour Master.", MASTER, CLERK),
        ("The Harbour Clerk is a grade 5 and reports to the Harbour Master.", MASTER, CLERK),
        (
            "The Harbour Clerk will report to the Harbour Master or the Deputy Harbour Master.",
            "Harbour Master or Deputy Harbour Master",
            CLERK,
        ),
        (
            "The Harbour Clerk reports to the Manager of Berths, who reports to the VP of Operations.",
            "Manager of Berths",
            CLERK,
        ),
        ("The Harbour Clerk reports to the Harbour Master, with a dotted line to the CFO.", MASTER, CLERK),
        ("The Harbour Clerk reports to the Harbour Master and leads a crew of four.", MASTER, CLERK),
        ("The Harbour Clerk reports to the VP, Finance and Accounting.", "VP, Finance and Accounting", CLERK),
        ("The Harbour Clerk reports to the Sr. Manager, Berths. It is a grade 5.", "Sr. Manager, Berths", CLERK),
        ("The Harbour Clerk reports functionally to the Harbour Master.", MASTER, CLERK),
        ("The Harbour Clerk currently reports to the Harbour Master.", MASTER, CLERK),
        ("The Harbour Clerk is accountable to and reports to the Harbour Master.", MASTER, CLERK),
        ("The role of Harbour Clerk reports to the Harbour Master.", MASTER, "role of Harbour Clerk"),
        ("Harbour Clerks report to the Harbour Master.", MASTER, "Harbour Clerks"),
        ("It reports to the Harbour Master.", MASTER, "It"),
        ("The Harbour Clerk reports to the Harbour Master (or the Mayor while that post is empty).", MASTER, CLERK),
        ("The Harbour Clerk reports to the Harbour Master (or whoever is on watch).", MASTER, CLERK),
        (
            "The Harbour Clerk reports to the Harbour Master (or the Mayor in absence).",
            "Harbour Master (or Mayor in absence)",
            CLERK,
        ),
        (
            "Role also known as quay clerk, keeps the tide book and reports to the Harbour Master.",
            MASTER,
            "",
        ),
        ("[^1]: A Harbour Clerk reports to the Harbour Master.", MASTER, CLERK),
        ("The Harbour Clerk answers to the chair of the Port Board.", "chair of the Port Board", CLERK),
        ("Grade. 7. Reports to. Harbour Master.", MASTER, ""),
        ("Job grade: 7. Reports to: Harbour Master. Crew: 70 hands.", MASTER, ""),
        ("Pay band E3. Your manager is the Harbour Master, and you lead nobody.", MASTER, ""),
        ("Graded at 9, reports to the Harbour Master.", MASTER, ""),
        ("Grade 7, leads three to five clerks, reports to the Harbour Master.", MASTER, ""),
        ("Leads two crews of clerks, sits on the port council and reports to the Harbour Master.", MASTER, ""),
        ("Senior clerks are grade 7 and report to the Harbour Master.", MASTER, "Senior clerks"),
        ("Clerks sit at grade 5 and report to the Harbour Master.", MASTER, "Clerks"),
        ("In the summer, this role reports to the Harbour Master.", MASTER, "role"),
        ("Unless a level says otherwise, Harbour Clerks report to a Harbour Master.", MASTER, "Harbour Clerks"),
        ("Where a port has no crew, the Harbour Clerk reports to the Harbour Master.", MASTER, CLERK),
        ("Except on ferries, all Clerks report to the Harbour Master.", MASTER, "Clerks"),
        ("You answer to the Head of Pilots.", "Head of Pilots", "You"),
        ("The Harbour Clerk answers directly to the VP of Operations.", "VP of Operations", CLERK),
        ("Harbour Clerks sit under the Head of Pilots.", "Head of Pilots", "Harbour Clerks"),
        ("The Harbour Clerk is accountable to the Berth Lead.", "Berth Lead", CLERK),
        ("This role is supervised by the Head of Pilots.", "Head of Pilots", "role"),
        ("Grade L2, managed by the Head of Pilots", "Head of Pilots", ""),
        ("All keep the book, but for the Harbour Clerk, who reports to the Harbour Master.", MASTER, CLERK),
        ("The Harbour Clerk answers to the Harbour Master; the Harbour Master answers to the CFO.", MASTER, CLERK),
        ("H1 to H3 report to the harbour's M2.", "harbour's M2", "H1 to H3"),
        ("H4 reports to the manager of the berths, an M1.", "manager of the berths, an M1", "H4"),
        ("The Harbour Clerk reports up to the Harbour Master.", MASTER, CLERK),
        ("There's one clerk per quay, who reports to the Harbour Master.", MASTER, "clerk"),
        ("Juniors and midweights report to a senior clerk.", "senior clerk", "Juniors and midweights"),
        ("H1 reports to the H2, and those at H4 report to the Harbour Master.", "H2", "H1"),
        (
            "The Regional Director, Sales reports to the Chief Revenue Officer.",
            "Chief Revenue Officer",
            "Regional Director, Sales",
        ),
        ("There are nine of them in two crews, and all report to the Harbour Master.", MASTER, ""),
        (
            "The Harbour Clerk reports to a Harbour Master at one of three ports.",
            "Harbour Master at one of three ports",
            CLERK,
        ),
    ],
)
def test_an_opening_line_states_whom_the_role_reports_to(sentence: str, value: str, subject: str) -> None:
    said = report_words(sentence, True)[0]

    assert (said.value, said.subject, said.strong) == (value, subject, True)


def test_only_a_label_is_about_the_role_whatever_it_names() -> None:
    assert [report_words(each, True)[0].labelled for each in ("Reports to: Clerk", "Reports to the Clerk")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prepares monthly reports to the Board of Directors",
        "Write weekly status reports to the Harbour Master",
        "Sends expense reports to Finance",
        "Manages a team whose members report to them",
        "Has 4 direct reports to coach",
        "Reports to be filed by the 5th of each month",
        "Reports to customers within two days",
        "Reports to customers' Boards within two days",
        "Report each week to the client's Head of Ports",
        "Mentor clerks who report to you",
        "Deliver a quarterly report to the Port Authority",
        "Responsible for financial reporting to Investors",
        "Reporting to the tide service is automatic",
        "Reports to head office by noon",
        "Reports to the manager on duty what the tide left",
        "Answers to Customs on behalf of the ships",
        "The tide book is managed by the Harbour Master",
        "Write answers to Parliament",
        "You are accountable to Customers for the berth",
        "Answer questions and sit under the awning",
    ],
)
@pytest.mark.parametrize("opening", [True, False])
def test_reports_that_are_written_or_led_are_no_reporting_line(sentence: str, opening: bool) -> None:
    assert report_words(sentence, opening) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Reports to the Harbour Master and writes to them weekly",
        "This role reports to the Harbour Master",
        "You will report to the Harbour Master",
    ],
)
def test_a_duty_states_it_when_its_subject_is_the_role(sentence: str) -> None:
    assert [words.value for words in report_words(sentence, False)] == [MASTER]


def test_reporting_to_is_a_weaker_statement_than_reports_to() -> None:
    mention = report_words("Reporting to the Harbour Master, the Harbour Clerk keeps the tide book.", True)
    assert mention == [ReportWords(MASTER, "", strong=False)]


def test_a_grade_before_it_is_no_subject_of_a_reporting_line() -> None:
    assert report_words("Grade 4, reporting to a Harbour Master.", True) == [ReportWords(MASTER, "", strong=False)]


def test_each_of_two_sentences_states_its_own() -> None:
    said = report_words("The Clerk reports to the Harbour Master. The Senior Clerk reports to the Port Director.", True)
    assert said == [ReportWords(MASTER, "Clerk"), ReportWords("Port Director", "Senior Clerk")]


def test_ranks_without_capitals_report_and_are_reported_to() -> None:
    said = report_words("Seniors report to the principal clerk, and the principal to the harbour director.", True)
    assert said == [ReportWords("principal clerk", "Seniors"), ReportWords("harbour director", "principal")]


@pytest.mark.parametrize(
    "sentence",
    ["Reports to senior stakeholders once a tide.", "Clerks report to senior colleagues what they saw."],
)
def test_people_of_a_rank_without_an_article_are_no_one_to_report_to(sentence: str) -> None:
    assert report_words(sentence, True) == []
