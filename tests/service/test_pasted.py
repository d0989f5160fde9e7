"""A profile pasted as a question: told apart from a question that tells of the asker and asks something of a role."""

from __future__ import annotations

import pytest

from service.pasted import pasted


class Corpus:
    """A corpus that knows every word in lower case, and writes those in capitals so."""

    def knows(self, word: str) -> bool:
        return word.islower()

    def capitalises(self, word: str) -> bool:
        return word.isupper()


PROFILES = (
    "my cv: four years selling software to hotels, quota met three years running, french and portuguese",
    "CV: ACCA qualified, 4 years revenue accounting at a SaaS company, NetSuite, contracts reviewing.",
    "used to drive buses, the last 18 months in the call centre of a ferry company, french at B2, fine in front of a camera. anything for me here?",
    "6 yrs Kotlin backend, deep Postgres, Kafka in prod, on call with SLOs, built gdpr deletion jobs, split our billing monolith. never led a team. where do i fit and what am i missing?",
    "10 years ops, expert in kubernetes, networking and config management, capacity planning and load tests, I lead outages, mentored two juniors, never ran a big team. which level am i?",
    "4 years corporate paralegal, entity management, board minutes, notary. What would suit me?",
    "python, sql, airflow, dbt, snowflake, some terraform",
    "What is my level? 4 years of B2B SaaS sales, closed 80k deals, hit quota two years, speak French.",
    "I have 9 years in FP&A, CIMA, led a team of four analysts. Which job should I apply for?",
    "Solicitor (England & Wales), 4 years PQE, 2 of them inhouse at a SaaS firm, drafts DPAs, current practising certificate",
    "litigator, 10 yrs at a big law firm: eDiscovery, subpoenas, arbitration, managed outside counsel and their budget",
    "2 years of accounts payable at a manufacturer, netsuite and excel every day, some SOX, worked alone from home. what level?",
    "I run WCAG audits, use NVDA and JAWS daily, write ARIA and JavaScript, wrote our conformance report and mentor two devs. 6 yrs. Which level fits?",
    "resume: recruiter since 2018, agency then in-house, filled 60 engineering roles a year, structured interviews",
    "Nurse for eleven years, now retrained in data analysis with SQL and Tableau. Is there anything you could see me doing?",
    "About me: I write API docs, keep a style guide, know Markdown and git, 2 yrs. Where would I stand?",
    "i've been running payroll for 300 people for 5 years, CIPP qualified. which role is right for me",
    "Profile - 7 years product design, two design systems, user research, Figma, line manager of two",
    "Which of your levels would I be? Eight years of Java and Go, on call, designed our event bus, mentor for three.",
    "she has twelve years in HR, employment law, works councils, coached thirty managers. where does she fit?",
    "fluent german, 3 years customer support in a bank, zendesk admin, night shifts ok. what jobs are open to someone like me?",
    "Tell me where I fit: ten years in treasury, cash forecasting, hedging, two acquisitions.",
    "react, typescript, css, accessibility testing, storybook. what level would that be?",
    "Electrician by trade, then six years on IT helpdesk, ITIL foundation, Linux at home. What do you have for me?",
    "I sold enterprise contracts for five years, ran a team of 3, speak spanish. Do I fit anywhere?",
    "my background: chemistry phd, 2 years machine learning in pharma, pytorch. what would you suggest?",
    "cand. summary: 15 yrs finance, CPA, closed books for a listed company, managed 8. best match?",
    "where am i on your ladder? 3 yrs frontend, vue and react, shipped a checkout, no on-call",
    "Worked as a translator, then office manager, organised two conferences, booked travel for the board. Could I do something at your company?",
    "aws, docker, ci, linux",
    "Hi, I'm a former chef who retrained: two years of manual testing, some Selenium. Is there a job for me?",
    "Skills: Figma, prototyping, usability tests, accessibility",
    "quick background - 3 years in a law firm as assistant, contracts filing, e-signatures. any role that fits?",
    "12 yrs in HR. Ran works council talks. Built onboarding. what would you put me at?",
    "I did 5 years in FP&A at a retailer and built the 3 year model, so what grade would I get?",
    "data eng, 4y, airflow dbt snowflake kafka, on call. level?",
    "i managed a call centre of 20 people for six years, wrote its rota and its scripts. Am I a fit for anything?",
    "Applicant's CV: M.Sc. computer science 2016, since then backend developer in Go and Java, led migration to Kubernetes",
    "My wife works for you. I have sold software to ports for 8 years and speak Greek. Do you have something for me?",
    "What could somebody like this do for us? Eight years of tax advice, chartered, moved into revenue accounting in 2022.",
    "where would my colleague fit best: four years of Swift, published two apps, no team lead yet",
    "Experienced technical author (API docs, release notes, docs-as-code), 5 years. Which rung?",
    "Support agent at a telecom for 4 years. ITIL v4. Runs SQL queries against tickets. How senior would I be with you?",
)
QUESTIONS = (
    "I have two kids; does the SRE job have night shifts?",
    "I'm a Senior Data Engineer, what comes next?",
    "I have been a recruiter for five years. What would I do as senior recruiter that I don't do now?",
    "I've 3 years of experience in payroll. How many years does the Payroll Manager need?",
    "As a data engineer with ten years behind me, would I have to be on call at night?",
    "I failed my CPA exam last year but am retaking it in spring. Does that rule me out for corporate controller?",
    "My daughter is 19 and in the second year of a computing degree, she would love a summer placement in Leeds. Does she need the right to work in the UK?",
    "I am blind and care a lot about usable apps. Which job works together with blind passengers?",
    "I'm a senior payroll specialist and don't want to manage anybody. Where could I go from here?",
    "i applied as a backend dev - how long do you hold on to my application",
    "Which roles want 5 years of experience, a driving licence and french?",
    "roles that want 5 years of experience and a driving licence and also french",
    "levels with python, sql and airflow",
    "which jobs ask for python, sql, airflow and dbt?",
    "I live in Leeds and hate travelling. Which roles have no travel?",
    "I have two children and a dog. Who is the line manager of a support engineer?",
    "three years ago I left the company. How do I apply again?",
    "Hi! I've just been offered the technical writer job. Which pay grade would that be, please?",
    "I've led a team of five for four years. Does an engineering manager need to code?",
    "what is the difference between a senior and a staff engineer, in years, reports, scope and travel?",
    "requirements, duties, grade and reporting line of the payroll manager",
    "I am a senior account exec with 6 years of sales, what changes for me if I go strategic?",
    "We have 5 years of runway. Who owns the forecast?",
    "I have 8 years of kotlin. What does the staff backend engineer interview look like?",
    "my manager left after two years, who signs off the payment run?",
    "I work nights and speak polish. Is polish needed in any role?",
    "6 years of experience needed for which roles",
    "I studied law for 4 years, is a degree mandatory for contracts counsel?",
    "starting monday as associate CSM, what will i be doing",
    "Our team of 12 ran out of budget. How much money does recruiting have per year?",
    "salary, bonus, holiday, pension",
    "I have two kids and a dog. what would suit me?",
    "I am 34, married and from Leeds. Which job is best for me?",
    "I've been an SRE for three years. What level is the SRE manager?",
    "How many years until I am senior? I have 2 years in data.",
    "what experience do i need for senior mobile engineer? i've 3 years of swift",
    "I've been here three years as a recruiter; what do you expect of the next level?",
    "what does senior need",
    "I speak four languages and have 6 years in sales. Which roles ask for Portuguese?",
    "After ten years in banking I want fewer hours. Can a payroll manager work part time?",
    "hello, I'm preparing for an interview as recruiter, 3 years experience. what will they ask me?",
    "We want to promote Ana, data analyst for two years. What must she show?",
    "can I become a staff engineer with 5 years of experience?",
    "I have a driving licence. Is it any use?",
    "my cv is two pages long, is that too much?",
    "how long do I have to be a senior before staff: two, three or four years?",
    "I was made redundant after nine years. Do you pay severance?",
    "Who is above me if I am a senior recruiter with 3 reports?",
    "two months off with pay after six years of service, where do I get that?",
    "grade, duties, requirements, reporting line",
    "which role has the most travel, the highest grade and a budget?",
    "backend engineer, data engineer, quality engineer, mobile engineer",
    "I'm a father of three with a mortgage. What role suits me?",
    "What role suits a father of three?",
    "I've an offer as staff support engineer at the harbour desk. Grade?",
    "placement student on backend: what grade do they get?",
    "I have been offered Senior Director of Product Design. What grade would that put me at?",
    "I am being hired as Associate CSM. Tell me my grade",
    "Associate Contracts Counsel: which grade?",
    "Somebody has to decide whether we build a thing ourselves or buy a company. Which role is that?",
    "I am a senior data engineer with 8 years behind me. What is my grade?",
    "I have eight years of testing. Which level is right for senior recruiters?",
    "I have eight years of testing and two of automation. What would I do as quality engineer?",
    "You offered me the post of level 4, but my wife works in Lyon for three years now and the boys go to school there. Could I do it from there?",
)


@pytest.mark.parametrize("text", PROFILES)
def test_a_text_that_tells_experience_and_asks_what_fits_or_nothing_is_a_profile(text: str) -> None:
    read = pasted(text)

    assert (read.fitting and read.tells(Corpus())) or (
        not read.asks and (read.labelled or read.states_years or read.lists)
    )


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_text_that_asks_something_of_a_role_or_tells_no_experience_is_none(text: str) -> None:
    read = pasted(text)

    assert not (read.fitting and read.tells(Corpus()))
    assert read.asks or not (read.labelled or read.states_years)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("I know rye and spelt. Which jobs?", True),
        ("I can weld, which roles fit?", True),
        ("I have a baker's diploma. Which roles can I take?", True),
        ("I'm a nurse. Any role for me?", True),
        ("I'm really good at lamination. What should I look at?", True),
        ("Rye and spelt are what I know. Any jobs for me?", True),
        ("My background is in milling. Which positions fit?", True),
        ("I have a question. Which roles are there?", False),
        ("I don't know rye. Which jobs?", False),
        ("I am in Leeds. Which jobs?", False),
        ("I have been offered Head Baker. What grade would that put me at?", False),
    ],
)
def test_one_thing_that_somebody_knows_can_do_or_is_makes_a_profile_where_it_is_asked_what_fits(
    text: str, tells: bool
) -> None:
    read = pasted(text)

    assert read.fitting
    assert read.tells_one == tells


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ten years of baking. Which level fits?", "Ten years of baking."),
        ("Ten years of baking, rye and all, which level?", "Ten years of baking, rye and all,"),
        ("What could I do in Sales? Ten years of selling bread.", "Ten years of selling bread."),
        ("Tell me where I fit: ten years of baking.", "ten years of baking."),
    ],
)
def test_what_is_told_keeps_its_place_without_what_asks(text: str, told: str) -> None:
    read = pasted(text, ["Sales"])

    assert read.told.strip() == told
    assert text.index(told) == read.told.index(told)


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("three years of post-qualification experience", False),
        ("role with 8 years of experience and no travel", False),
        ("Baker, 8 years, rye and spelt, ran the night shift", True),
    ],
)
def test_years_alone_are_looked_for_and_told_with_other_things_are_a_profile(text: str, several: bool) -> None:
    assert pasted(text).states_years
    assert pasted(text).tells_several(Corpus()) == several


def test_what_is_asked_beside_what_fits_is_told_apart() -> None:
    read = pasted("Ten years of baking. Where do I fit? What does the Head Baker earn?")

    assert (read.told.strip(), read.particular) == ("Ten years of baking.", "What does the Head Baker earn?")
    assert (read.asks, read.fitting) == (True, False)


def test_the_headings_of_a_vacancy_ask_nothing() -> None:
    vacancy = "Baker wanted\n\nWhat you will do\n- bake rye\n- train two apprentices\n\nWho we are\nA mill."

    assert not pasted(vacancy).asks
    assert pasted(vacancy + "\nWhat does the Head Baker earn?").asks


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("rye, spelt, laminated dough, wood ovens", True),
        ("rye / spelt / laminated dough / wood ovens", True),
        ("rye, spelt and laminated dough", False),
        ("grade, duties, requirements, reporting line", False),
        ("the rye and spelt loaves that are sold in all of our shops, rolls, buns, cakes", False),
    ],
)
def test_a_bare_list_of_skills_is_short_things_that_are_no_words_of_asking(text: str, lists: bool) -> None:
    assert pasted(text).lists == lists
