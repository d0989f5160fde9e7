"""What headings announce, as companies word them, and titles that hold the same words."""

import pytest

from corpus.heading import HeadingSense, plain_kind, sense
from corpus.model import SectionKind

K = SectionKind

ANNOUNCING = {
    K.REQUIREMENTS: [
        "Requirements",
        "Requirments",
        "2. Requirements",
        "**Requirements:**",
        "Qualifications",
        "Minimum qualifications",
        "Basic Qualifications",
        "Skills and experience",
        "Knowledge, skills and abilities",
        "Skills",
        "Experience",
        "Education",
        "Education and Experience",
        "Must haves",
        "Prerequisites",
        "What you'll bring",
        "What you’ll bring",
        "What you need",
        "What you should have",
        "What we're looking for",
        "What we look for",
        "What it takes",
        "Who does well here",
        "Who you are",
        "About you",
        "You have",
        "Your profile",
        "The ideal candidate",
        "You might be a good fit if",
        "You're a great fit if...",
        "Technical skills",
    ],
    K.RESPONSIBILITIES: [
        "What the job consists of",
        "Responsibilities",
        "Responsibilites",
        "Key responsibilities",
        "Your responsibilities",
        "Duties",
        "Main duties",
        "Duties and responsibilities",
        "Roles and responsibilities",
        "Core Responsibilities",
        "Essential functions",
        "Accountabilities",
        "What you'll do",
        "What You'll Be Doing",
        "What you will do",
        "What you do",
        "What you'll work on",
        "Day-to-day",
        "A day in the life",
        "Tasks",
        "The work",
        "Your mission",
        "Expectations",
        "What we expect of you",
        "In this role you will",
        "In this role, you'll",
        "You'll be responsible for",
        "You will",
        "Scope of work",
        "How you'll make an impact",
    ],
    K.NICE_TO_HAVE: [
        "Nice to have",
        "Nice-to-haves",
        "Bonus points",
        "Preferred qualifications",
        "Preferred Requirements",
        "Desired skills",
        "Optional skills",
        "What sets you apart",
        "It's a plus if you have",
        "Good to have",
        "Pluses",
        "Bonus points if",
        "Preferred skills and experience",
    ],
    K.JOB_GRADE: [
        "Job Grade",
        "Job grade:",
        "Grade",
        "Pay band",
        "Job level",
        "Compensation grade",
        "Grade and reporting",
    ],
    K.PERFORMANCE_INDICATORS: [
        "What good looks like",
        "How we measure ourselves",
        "How we will know you are doing well",
        "How pilots are measured",
        "Performance Indicators",
        "Key Performance Indicators (KPIs)",
        "KPIs",
        "Success metrics",
        "Key metrics",
        "How we measure success",
        "How you'll be measured",
        "What success looks like",
        "Success criteria",
    ],
    K.HIRING_PROCESS: [
        "How we hire pilots",
        "Interviewing with us",
        "Selection",
        "Hiring Process",
        "The hiring process",
        "Interview process",
        "Interviewing steps",
        "Selection procedure",
        "How we hire",
        "How to apply",
        "Application process",
        "Recruitment process",
        "What to expect in the interview process",
    ],
    K.CAREER_LADDER: [
        "Career Ladder",
        "Career path",
        "Career progression",
        "Career development",
        "Growth path",
        "Where next",
        "Next steps",
        "Next step in the career ladder",
        "What's next",
        "Promotion criteria",
    ],
    K.SPECIALTY: ["Specialties", "Specialities", "Specialisms", "Specializations", "Areas of specialization"],
    K.SEGMENT: ["Segments", "Market segments", "Regions"],
    K.SUMMARY: [
        "Overview",
        "Summary",
        "About the role",
        "Job description",
        "Role purpose",
        "The role",
        "An overview of this role",
    ],
}


@pytest.mark.parametrize(("kind", "heading"), [(kind, h) for kind, all_ in ANNOUNCING.items() for h in all_])
def test_a_heading_announces_a_kind_of_section(kind: SectionKind, heading: str) -> None:
    assert sense(heading) == HeadingSense(kind)


@pytest.mark.parametrize(
    ("heading", "kind", "owner"),
    [
        ("Senior Pilot Requirements", K.REQUIREMENTS, "Senior Pilot"),
        ("Senior Pilot: Responsibilities", K.RESPONSIBILITIES, "Senior Pilot"),
        ("Responsibilities - Senior Pilot", K.RESPONSIBILITIES, "Senior Pilot"),
        ("Requirements for the Senior Pilot", K.REQUIREMENTS, "Senior Pilot"),
        ("Responsibilities (Senior Pilot)", K.RESPONSIBILITIES, "Senior Pilot"),
        ("Manager, Berths Job Grade", K.JOB_GRADE, "Manager, Berths"),
        ("Senior PilotJob Grade", K.JOB_GRADE, "Senior Pilot"),
        ("Director of Tides Performance Indicators", K.PERFORMANCE_INDICATORS, "Director of Tides"),
        ("Requirements Engineer Requirements", K.REQUIREMENTS, "Requirements Engineer"),
        ("General Ledger Clerk Requirements", K.REQUIREMENTS, "General Ledger Clerk"),
        ("What a Senior Pilot does", K.RESPONSIBILITIES, "Senior Pilot"),
        ("What a Senior Pilot brings", K.REQUIREMENTS, "Senior Pilot"),
        ("What does a Senior Pilot do?", K.RESPONSIBILITIES, "Senior Pilot"),
        ("As a Senior Pilot you will", K.RESPONSIBILITIES, "Senior Pilot"),
        ("Ferry Specialty", K.SPECIALTY, "Ferry"),
        ("Requirements for Level 3", K.REQUIREMENTS, "Level 3"),
    ],
)
def test_a_heading_says_whose_its_section_is(heading: str, kind: SectionKind, owner: str) -> None:
    assert sense(heading) == HeadingSense(kind, owner)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Requirements (all levels)", K.REQUIREMENTS),
        ("What everyone in the family does", K.RESPONSIBILITIES),
        ("What all harbour pilots do", K.RESPONSIBILITIES),
        ("What all Harbour Pilots need", K.REQUIREMENTS),
        ("Requirements for all levels", K.REQUIREMENTS),
        ("Responsibilities at every level", K.RESPONSIBILITIES),
        ("Shared requirements", K.REQUIREMENTS),
        ("Common responsibilities", K.RESPONSIBILITIES),
        ("Base requirements", K.REQUIREMENTS),
        ("Responsibilities by level", K.RESPONSIBILITIES),
    ],
)
def test_a_heading_speaks_for_the_whole_family(heading: str, kind: SectionKind) -> None:
    assert sense(heading) == HeadingSense(kind, all_levels=True)


@pytest.mark.parametrize(
    "heading",
    [
        "Levels",
        "Levels: Harbour Pilots",
        "Job levels",
        "Career levels",
        "Pilot Levels",
        "Roles",
        "Job Families",
        "Individual contributor track",
        "Management track",
        "Management levels",
        "The levels",
    ],
)
def test_a_heading_gathers_levels(heading: str) -> None:
    assert sense(heading) == HeadingSense(None, group=True)


@pytest.mark.parametrize(
    "title",
    [
        "Requirements Engineer",
        "Senior Requirements Engineer",
        "Requirements Analyst, Senior",
        "Hiring Manager",
        "Head of Hiring",
        "Experience Designer",
        "Senior Experience Designer",
        "Director, Candidate Experience",
        "Staff Engineer, Developer Experience",
        "Interview Coordinator",
        "Metrics Analyst",
        "Skills Trainer",
        "Director, Skills",
        "Level Designer",
        "Role Designer",
        "Education Specialist",
        "Director of Education",
        "Knowledge Manager",
        "Segment Marketing Manager",
        "Specialty Pharmacist",
        "Career Development Manager",
        "Bonus Analyst",
        "Overview Editor",
        "Key Account Manager",
        "Director of Performance Indicators",
        "Level 3",
        "L4",
        "Senior Level",
        "Entry level",
        "Level 3 Support Engineer",
        "Manager, Interviewing",
        "Customer Education",
    ],
)
def test_a_title_that_holds_the_words_is_a_title(title: str) -> None:
    assert sense(title) == HeadingSense(None)


@pytest.mark.parametrize(
    ("line", "inside", "kind"),
    [
        ("Requirements", True, K.REQUIREMENTS),
        ("**Responsibilities:**", True, K.RESPONSIBILITIES),
        ("What you'll do", True, K.RESPONSIBILITIES),
        ("Education:", False, K.REQUIREMENTS),
        ("Education:", True, None),
        ("Scope", True, None),
        ("Requirements change often.", False, None),
        ("You will", False, None),
        ("Requirements for the Senior Pilot", False, None),
    ],
)
def test_a_bare_line_may_act_as_a_heading(line: str, inside: bool, kind: SectionKind | None) -> None:
    assert plain_kind(line, inside) is kind
