"""The title of a document and of a level: what a heading says, without remarks, completed where it is a bare rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.link import INDEX_NAMES
from corpus.model import Grade, Section
from corpus.pay_plan import grade_behind

_FURTHER = r"\s*(?:-|–|/|to|or|and)\s*"
_GRADE = re.compile(
    r"\s*(?:[-–—:,|·•]\s*)?[(\[]?\s*\b(?:(?:job\s+|pay\s+)?grades?\s*(?:level)?|pay\s+(?:point|scale|step))\s*[#:]?\s*"
    r"\[?\d{1,2}\]?"
    rf"(?:{_FURTHER}\d{{1,2}})?\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_KIND = r"(?:job|pay|salary|compensation)\s+"
_LETTERED = r"(?:IC|[A-Z]{1,3})\d{1,2}"
STEP = r"(?:grade|band|level|stufe|niveau|nivel|nível|livello)"
"""What a rung is called with its number, in five languages."""
_STEP_BEHIND = re.compile(rf"(?:\s*[·•|,]|\s+[–—-])\s*(?i:{STEP})\s*#?\d{{1,2}}$")
_BAND = re.compile(
    r"(?:\s*[(\[]|\s+[-–—|·•]|\s*[,:])\s*(?:"
    rf"(?i:(?:{_KIND})?(?:grade|band|level))\s*[#:]?\s*{_LETTERED}(?:(?i:{_FURTHER}){_LETTERED})?"
    rf"|(?i:(?:{_KIND})?(?:grade|band|level))\s+[A-Z](?=\s*[)\]])"
    rf"|(?i:(?:{_KIND})?(?:band|range)|{_KIND}level)\s*[#:]?\s*\d{{1,2}}[a-d]?(?:(?i:{_FURTHER})\d{{1,2}}[a-d]?)?"
    r")\s*[)\]]?\s*$"
)
"""A remark such as "(Band R3)"; "Level 2" is part of the title, as titles are numbered so."""
_LETTER = re.compile(r"(?:(?<=[a-z])\s+|\s+[–—|·-]\s+|,\s*)(?i:grade|band)\s+(?P<letter>[A-H])\s*$")
"""A grade of one letter behind a title: "Boatbuilder Grade B", "Boatbuilder [B2] — Band B"."""
_FACTS = re.compile(
    r"\s*\((?P<first>[^()]*?)[,;]?\s*(?P<boss>\b(?:you )?reports? (?:in)?to [^()]+)\)\s*$", re.IGNORECASE
)
"""Facts in brackets behind a title: "Carpenter (grade 2, reports to Foreman)"."""
_CODE = re.compile(
    rf"(?:\s*[(\[]|\s+[-–—|·/]|\s*[,:])\s*({_LETTERED})\s*[)\]]?\s*$"
    r"|\s*\(([A-Z]{1,3}[ -]\d{1,2})\)\s*$"
)
_STEPPED = rf"(?i:(?:{_KIND})?{STEP})\s*[#:]?\s*"
_NUMBER = r"[A-Z]{0,3}\d{1,2}[a-d]?|[IVX]{1,4}"
_BEFORE = re.compile(
    rf"^\s*(?:(?:{_STEPPED}(?P<step>{_NUMBER})|(?P<code>{_LETTERED}))\s*[-–—:|·./]\s+(?=\w)"
    rf"|(?i:band|grade)\s+(?P<bare>{_NUMBER})\s+(?=[A-Z][a-z]))"
)
"""A grade in front of the title: "L4 - Senior Analyst", "Band 5: Analyst"."""
_MIDST = re.compile(
    rf"^(?:[A-Z][a-z]+\s+){{1,3}}(?i:grade|level|band|class)\s+(?P<step>{_NUMBER})\s*[-–—:|]\s+(?=[A-Z])"
)
"""A grade of a trade in front of the title: "Foundry Grade 2 – Moulder"."""
_AROUND = re.compile(rf"^\s*(?P<step>{_STEPPED}(?:{_NUMBER})|{_LETTERED})\s*\((?P<title>[A-Z][^()]{{2,60}})\)\s*$")
"""A grade with the title in brackets behind it: "Grade IV (Senior Clerk)"."""
_FRONT = re.compile(rf"^{_LETTERED}(?:\s*[-–—:|·./]\s+|\s+)(?=\w)")
"""A code in front of a title, with what sets it apart."""
_PEOPLE = frozenset({"associate", "assistant", "apprentice", "trainee", "intern", "fellow", "principal", "graduate"})
"""Ranks that people are called by, without more."""
_AMOUNT = r"[$€£¥₹]?\s?\d[\d.,’']*\s?[kK]?\+?"
_PAY = re.compile(
    r"\s*[(\[][^()\[\]]*[$€£¥₹][^()\[\]]*[)\]]\s*$"
    rf"|(?:\s*[·•|,:]|\s+[–—-])\s*(?:from |up to |circa )?(?=[$€£¥₹]){_AMOUNT}(?:\s*(?:[–—-]|to)\s*{_AMOUNT})?"
    r"(?:\s*(?:an?|per|/)\s*(?:year|annum|month|hour)|\s*p\.?\s?a\.?)?\s*$"
)
"""What somebody is paid: "(£31k to £36k)", "· £24–27k"."""
_PAID_GRADE = re.compile(
    r"(?P<grade>[(\[]\s*(?:(?i:grade|level|band)\s*#?\s*)?(?:[A-Z]{0,3}\d{1,2}|[A-H]))\s*[,;:/·|–—-]\s*"
    r"(?:from |up to )?[$€£¥₹]\s?\d[^()\[\]]*(?P<end>[)\]])\s*$"
)
"""A grade with what it pays in one bracket: "(C1, £30,000)"."""
_ANYONE = re.compile(r"\s*\((?:[a-z]\s*[/|*]\s*){1,3}[a-z]\)", re.IGNORECASE)
"""Whom the law wants named: "(m/w/d)", "(H/F)"."""
_ASIDE = re.compile(
    r"(?P<grade>\s*[-–—:,|]\s*(?:(?:job|pay)\s+)?grade\s+\d{1,2})(?P<aside>\s*\([^()\d]*\))\s*$", re.IGNORECASE
)
"""A remark behind a grade: "Senior Analyst - grade 7 (either site)"."""
_YEARS = re.compile(
    r"\s*(?:[(\[][^()\[\]]*\b\d{1,2}\s*\+?\s*(?:years?|yrs?|months?)\b[^()\[\]]*[)\]]"
    r"|(?:,|\s[-–—|:])\s+(?:about |over |more than )?\d{1,2}(?:\s*(?:[-–—]|to)\s*\d{1,2})?\s*\+?\s*"
    r"(?:years?|yrs?)\b[^,()]{0,20})\s*$",
    re.IGNORECASE,
)
"""How long somebody has done the work: "(3–5 years)", ", 5+ years"."""
_SCHEME = re.compile(
    r"(?<=[(\[])(?P<scheme>(?:[A-Z]\w*(?:\s+(?:for|of))?\s+){1,3})(?=(?i:band|grade|range)\s+\d{1,2}[a-d]?\s*[)\]]\s*$)"
)
"""Whose scale it is, in front of a grade in brackets: "(AfC Band 5)"."""
_JOB_GRADE = re.compile(r"\s*[-–—:]?\s*job\s*grade\s*$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:the|an?|as an?|our)\s+(?P<title>[A-Z][^.;:]{2,100}?)"
    r"(?:\s+(?:is|are|reports?|will|leads?|works?|has|have|can|who|manages?|role)\b|,\s+you\b|\s+\()",
    re.IGNORECASE,
)
_TITLE_FIELD = re.compile(
    r"\W*(?:(?i:(?:(?:job|role|profile|post|position|class|working|official) )?title)\s*[:=]|"
    r"(?i:(?:job|role|profile|post|position|class) title)(?=\s+[A-Z]))\W*(?P<title>[^\s:;.][^:;.]{1,80})"
)
"""A line that holds a title: "Job title: Harbour Pilot"."""
_JOB_CODE = re.compile(r"^[A-Z]{2,5}-\d{2,4}\s+(?:[–—:|·-]\s+)?(?=[A-Z][a-z])")
"""What a job is filed under, in front of its title: "DSP-02 Senior Dispatcher"."""
_CALLED = re.compile(r"^(?i:job title|position(?: title)?|role|title|post(?: title)?)\s*:\s+(?=[A-Z])")
"""A label in front of a title: "POSITION: Harbour Pilot"."""
_ADORNED = re.compile(r"^[^\w(\"'“‘]+\s")
"""A picture in front of a title."""
_PROFILE = re.compile(r"^(?i:(?:job|role|post|position|work) (?:description|profile|specification))\s*[:–—-]\s+(?=\w)")
"""What the title of a page says before the role that it describes: "Job description: Clerk"."""
_SUBTITLE = re.compile(r"^(?i:(?:job|career|role) (?:family|ladder|framework|path|profile))\s*:\s+(?=\w)|:\s+[a-z].*$")
"""What a title says of the page: "Job family: Baker", "Baker: what we expect"."""
_CLAUSE = re.compile(r"(?:how|what|why|who|where|when)\b", re.IGNORECASE)
"""How a page is called that tells of something, and not of whom: "How we grow here"."""
_PAGE_OF = re.compile(
    r"^(?:job |career |our |professional |practice )*"
    r"(?:(?:titles|levels|roles|ranks|ladder|expectations|standards) (?:for|of|in|at)|"
    r"(?:path|framework|progression) for)\s+(?=\w)",
    re.IGNORECASE,
)
"""What the title of a page says before whose page it is: "Titles for Managers"."""
_STEPS = (
    r"(?:levels?|titles?|ranks?|grades?|bands?|classifications?|roles?|ladders?|frameworks?|paths?|progression"
    r"|structure|architecture)"
)
_OF_STEPS = re.compile(
    r"our|the|careers?|jobs?|"
    r"(?:(?:the|our|your|all|how|what|staff|employee|job|corporate|company|career|grading|civil service|two|three|four|"
    rf"five|six|seven|eight|(?:pay|salary|wages)(?: (?:and|&))?) )*{_STEPS}"
    rf"(?:(?:,|\s+and|\s+&|\s+/)*\s+(?:{_STEPS}|pay|salary|salaries|wages|compensation|jobs|careers?|explained|overview"
    r"|work))*"
    r"(?: (?:at|across|within) .+)?"
    r"|(?:job|pay|salary|wages?|grad(?:e|ing)) (?:and (?:pay|grading) )?(?:structure|architecture|scheme|system)"
    r"(?:\s*[:,–—-]\s.+)?",
    re.IGNORECASE,
)
"""The title of a page on the steps of a whole company, whose role no word of it is: "Grades and pay at Slate Ltd"."""
_FRAMEWORK = re.compile(
    r"(?<!\band)(?<!&)\s+(?:(?:(?:career|development|growth|progression|competency|capability|skills) )*framework|"
    r"(?:career|growth) (?:ladder|path|guide)|"
    r"job famil(?:y|ies)|ladder|progression|"
    r"(?:career )?levels|(?:staff )?(?:roles|ranks|bands|grades)|competencies|"
    r"(?:(?:career|growth|skills|competency) )?matrix)$",
    re.IGNORECASE,
)


def document_title(stated: str, path: str, blocks: Sequence[Block]) -> str:
    """The title of a document: of its front matter, else of a first-level heading, else made from its file name."""
    if any(c.isalnum() for c in stated):
        return stated
    headings = [b for b in blocks if b.kind is BlockKind.HEADING and not b.quoted and b.text]
    rungs = [
        b for b in headings if b.depth == 1 and titles.ranked(b.text)
    ]  # a page of levels, each with such a heading
    if headings and headings[0].depth == 1 and len(rungs) < 2:
        if not of_whom(headings[0].text):
            return headings[0].text
        return _FRAMEWORK.sub("", _SUBTITLE.sub("", _ADORNED.sub("", headings[0].text))) or headings[0].text
    folder, _, file = path.rpartition("/")
    name = file.rsplit(".", 1)[0]
    if name.lower() in INDEX_NAMES and folder:
        name = folder.rsplit("/", 1)[-1]
    return " ".join(word.capitalize() for word in re.split(r"[-_\s]+", name) if word) or path


@lru_cache(maxsize=16384)
def without_grade(heading: str) -> str:
    """A level's heading without its number, remarks on grade and pay, and "Job Grade".

    A code in front stays, as it may be all that tells two levels apart: see `corpus.rung.uncoded`.
    """
    text = _PROFILE.sub("", _CALLED.sub("", _unmarked(_ADORNED.sub("", heading))))
    before = _BEFORE.match(text)
    text = text[before.end() :] if before and not before["code"] else text
    text = _CODE.sub("", _LETTER.sub("", _BAND.sub("", _GRADE.sub("", text))))
    text = (_JOB_GRADE.sub("", text).strip(" -–—:,|·•") or heading).strip()
    return _ADORNED.sub("", text) + ")" * (text.count("(") > text.count(")"))


def without_job_code(title: str) -> str:
    """A title without what the job is filed under."""
    return _JOB_CODE.sub("", title)


def without_pay(heading: str) -> str:
    """A level's heading without what it pays."""
    return _PAY.sub("", _PAID_GRADE.sub(r"\g<grade>\g<end>", heading))


def plain_title(heading: str) -> str:
    """A level's heading as `without_grade`, and without the step set apart behind it: "Carpenter · Level 2"."""
    return _STEP_BEHIND.sub("", without_grade(heading))


def title_field(text: str) -> str:
    """The title that a line labelled so holds ("Post title: Harbour Pilot"), "" for any other line."""
    found = _TITLE_FIELD.fullmatch(text)
    return found["title"].strip(" *") if found else ""


def without_front(title: str) -> str:
    """A title without the code in front of it."""
    return _FRONT.sub("", title)


def grades_in(heading: str) -> list[Grade]:
    """Grades a heading ends in ("Senior Analyst (Grade 7)", "Senior Analyst (Band R3)")."""
    text = _unmarked(heading)
    if planned := grade_behind(text):
        return [planned]
    if lettered := _LETTER.search(text):
        return [lettered["letter"]]
    found = _GRADE.search(text) or _BAND.search(text)
    return (
        [_grade(each) for each in re.findall(r"\b(?:[A-Z]{0,3}\d{1,2}[a-d]?|[A-Z])\b", found.group())] if found else []
    )


def code_in(heading: str) -> Grade | None:
    """The grade a heading begins with, or a code it ends in ("Band 5: Analyst", "L4 Analyst", "Analyst (IC4)")."""
    text = _unmarked(heading)
    if before := _BEFORE.match(text):
        return _grade(before["step"] or before["code"] or before["bare"])
    if behind := _CODE.search(text):
        return behind.group(1) or behind.group(2).replace(" ", "")
    if midst := _MIDST.match(text):
        return _grade(midst["step"])
    code = titles.code(text)
    return code if code and text.replace(" ", "").startswith(code) else None


def by_grade(heading: str) -> str:
    """What a heading calls its level by its grade: "Band 5" of "Band 5: Analyst", "IC4" of "Analyst (IC4)"; "" else."""
    before = _BEFORE.match(_unmarked(heading))
    if before is not None:
        return before.group().strip(" -–—:|·.")
    code = code_in(heading)
    return code if isinstance(code, str) else ""


def boss_in(heading: str) -> str:
    """What a heading says in brackets on whom the level reports to, "" where it says nothing."""
    facts = _FACTS.search(heading)
    return facts["boss"] if facts else ""


def _unmarked(heading: str) -> str:
    """A heading without its number and without what it pays."""
    heading = _FACTS.sub(lambda facts: f" ({facts['first']})" if facts["first"] else "", heading)
    heading = _SCHEME.sub(lambda said: said["scheme"] if titles.ranked(said["scheme"]) else "", heading)
    plain = _ANYONE.sub("", _YEARS.sub("", without_pay(titles.without_number(heading))))
    return _AROUND.sub(r"\g<step>: \g<title>", _ASIDE.sub(r"\g<aside>\g<grade>", plain))


def _grade(text: str) -> Grade:
    return int(text) if text.isdigit() else text


def role_key(heading: str) -> titles.TitleKey:
    """What headings and titles of one role have in common, whether or not they say its grade."""
    return titles.key(without_grade(heading))


def stand_alone(listed: Sequence[str], family_title: str) -> bool:
    """Whether the bare ranks among titles are what people are called ("Associate" beside "Paralegal"), and not parts.

    They are where each is a noun, and no title beside them has a word of the family's.
    """
    keys = [role_key(title) for title in listed]
    bare = [titles.words(without_grade(title)) for title, key in zip(listed, keys, strict=True) if not key.subject]
    named = [key.subject for key in keys if key.subject]
    own = titles.key(family_title).subject
    nouns = all(each and each[-1] in _PEOPLE for each in bare)
    return nouns and bool(bare) and bool(named) and not any(titles.overlap(subject, own) for subject in named)


def completed(title: str, sections: Sequence[Section], family_title: str) -> str:
    """A bare rank completed from the sentence under it, or from the family; other titles as they are."""
    parts = titles.key(title)
    listed = titles.words(title)
    if parts.subject or not listed or (parts.heads and len(listed) > 1 and not parts.ranks):
        return title
    headed = any(w in titles.HEADS and w not in titles.RANKS for w in listed)
    if headed and len(listed) > 1:
        return title
    named = _named_under(title, sections)
    if named is not None:
        return named
    role = singular(of_whom(family_title))
    if not titles.key(role).subject:
        return title
    joined = headed or (titles.key(role).heads and parts.heads)
    return f"{title}, {role}" if joined else f"{title} {role}"


def of_whom(page_title: str) -> str:
    """Whose titles a page is of: "Managers" of "Titles for Managers"; "" where they are everybody's."""
    plain = _PAGE_OF.sub("", page_title)
    everybody = _OF_STEPS.fullmatch(page_title) or _OF_STEPS.fullmatch(plain) or _CLAUSE.match(plain)
    return "" if everybody else _FRAMEWORK.sub("", plain) or plain


def _named_under(title: str, sections: Sequence[Section]) -> str | None:
    """The title in the first sentences under a bare rank ("Senior": "The Senior Researcher reports to ...")."""
    parts, listed = titles.key(title), set(titles.words(title))
    for item in (item for section in sections[:2] for item in section.items[:2]):
        match = _SUBJECT.match(item.text)
        if match is None:
            continue
        named = match.group("title").strip(" ,")
        own = titles.key(named)
        if own.subject and parts.ranks <= own.ranks and parts.heads <= own.heads:
            return f"{named} ({title})" if listed - set(titles.words(named)) else _with_rank(named, item.text)
    return None


def _with_rank(named: str, text: str) -> str:
    """The title with the rank that stands in brackets behind it in the sentence."""
    match = re.search(re.escape(named) + r"\s*(\([^()]{2,30}\))", text)
    if match and (titles.ranked(match.group(1)) or "intermediate" in match.group(1).lower()):
        return f"{named} {match.group(1)}"
    return named


def singular(title: str) -> str:
    """A family's title in the singular ("Solutions Engineers, Field" becomes "Solutions Engineer, Field")."""
    head, comma, tail = title.partition(",")
    listed = head.split()
    if listed and listed[-1].lower().endswith("s"):
        listed[-1] = listed[-1][: len(titles.stem(listed[-1].lower()))]
    return " ".join(listed) + comma + tail
