"""Sentences that state a reporting line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus import title as titles
from corpus.boss_label import BOSS_LABEL, names_nobody
from corpus.headline import are_roles
from corpus.sentence import LONGEST, abbreviated, run_in, sentence_starts, unarticled
from corpus.stretch import stretch
from corpus.told_apart import left_out, told_apart

_HOW = r"(?:(?:directly|functionally|administratively|jointly|primarily|currently|straight)\s+)*"
_REPORTS = re.compile(
    rf"\b(?:(?P<verb>reports?|reporting)\s+{_HOW}(?:up\s+)?(?:in)?(?:to|through)"
    r"|your (?:line )?(?:manager|boss|supervisor) (?:is|will be)"
    rf"|(?P<under>answers?\s+{_HOW}to|sits?\s+{_HOW}under|works?\s+under\s+(?:the\s+)?(?:\w+\s+)?supervision\s+of"
    rf"|(?:is|are|be)\s+{_HOW}(?:(?:accountable|answerable)\s+to"
    r"|(?P<by>(?:line[ -])?(?:managed|supervised|led|overseen)\s+by)))"
    r"|(?P<bare>(?<=[,;·|] )(?:line[ -])?(?:managed|supervised|overseen|led)\s+by)"
    r"|(?P<led>(?:^|(?<=[.;] ))under\s+(?:the\s+)?(?:\w+\s+)?(?:supervision|direction)\s+of)"
    r"|(?P<whole>^(?:responsible|accountable|answerable)\s+to|^works?\s+(?:for|under)|^(?:led|managed)\s+by))\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"^\W*(?:reporting line(?P<all> (?:for|of|at) (?:all|every|each) \w+)|{BOSS_LABEL})\s*[:–—-]\s*(?P<value>.+)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:(?:the|this|a|an|our|each|every|all|both|you|it|they|he|she)\b.*|.*\b(?:role|position|job|incumbent|levels?)|)$",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"(?:role|position|post|job),? (?:also|sometimes|often|formerly) (?:known|called)\b", re.IGNORECASE
)
"""How a page tells what else its role is called, before whom it reports to."""
_TELLS = re.compile(r"^[A-Z\d][^,;:]{0,60}?\s(?:reports?|answers?)\s+(?:in)?to\s")
"""What a label holds that is a sentence of its own: "Reporting line: clerks report to"."""
_BEFORE_VERB = re.compile(
    r"(?:^|\s+|(?<=\w)(?='))(?:(?:and|also|will|shall|would|who|which|is|are|'ll|typically|usually|normally|currently|"
    r"generally|directly)(?:\s+|$))+$"
)
_CLAUSES = re.compile(
    r",?\s+(?:and|that|who|which)\s+(?=[a-z])|\s+(?:is|are|sits?|leads?|manages?|works?|oversees?|supports?|owns?|keeps?|runs?)\s+"
)
_ADJUNCT = re.compile(
    r"^(?:as (?:an?|the|our) (?P<title>[^,]+?),\s*you\b.*|"
    r"(?:in|for|on|at|within|during|initially|typically|usually|normally|unless|until|if|where|when|while|except|"
    r"from|with|by|once|after|before|otherwise|today|regardless|irrespective|whatever)\b.*?,\s*"
    r"(?P<rest>(?:this|the|an?|all|you|it|they|we)\b.*|(?-i:[A-Z])[^,]*|(?:[a-z-]+ ){0,3}[a-z-]+s))$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"^(?:the|an?|our|each|every|all)\s+", re.IGNORECASE)
_TITLE = re.compile(r"[A-Z(][^\s]*(?:\s+(?:(?:of|and|the|to|for|in|&|-|–|/|or)\s+)*(?=[A-Z(&])[^\s]+)*")
_RELATIVE = re.compile(rf"(?:^|[\s,(])(?P<title>{_TITLE.pattern}),?\s+(?:who|which)$")
"""Whose boss a clause tells that hangs on a title: "the Clerk, who reports to"."""
_PLACE = re.compile(
    r"^(?:at|on|in|across)\s+(?:all|every|each|any)\s+(?:of the\s+)?(?:levels?|rungs?|grades?|bands?|steps?|stages?)\b"
    r"\s*(?!$)",
    re.IGNORECASE,
)
"""What says that somebody is meant on every rung: "At every level drivers"."""
_ONE = r"\s+(?i:you|(?:this|the) (?:role|post|position|job))\s+(?:(?:also|will|directly|then)\s+)*"
_ARROW = re.compile(r"\s*(?:→|⟶|➔|➜|->|–>|>|›)\s*")
_CHAIN = re.compile(
    rf"\W*(?:reporting|reporting\s+(?:lines?|chain)|line\s+management|chain\s+of\s+command|who\s+reports\s+to\s+whom)"
    rf"\s*[:–—-]\s*(?P<chain>\w[^→>]*(?:{_ARROW.pattern}\w[^→>]*)+)$",
    re.IGNORECASE,
)
"""Who reports to whom as a chain of arrows: "Reporting: Clerks → Office Manager → Registrar"."""
_TO_WHOM = re.compile(
    rf"(?P<title>{_TITLE.pattern})(?:,?\s+\(?(?:to|under)\s+whom{_ONE}(?:reports?|answers?|works?)\b"
    rf"|(?:,?\s+whom?)?{_ONE}(?:reports?|answers?)\s+to(?=\W*$|[,.;)]))"
)
"""A title with a clause that says it is the role's own boss: "the Bursar, to whom you report"."""
_WHOM_THEY = re.compile(
    rf"(?P<title>{_TITLE.pattern})(?:\s\([^()]*\))?,?\s+(?:to|under)\s+whom\s+(?:(?:all|both|the|every)\s+)*"
    r"(?P<who>(?:[A-Za-z][\w-]*\s){0,3}[A-Za-z][\w-]*s)\s+(?:reports?|answers?)\b"
)
"""The same of others: "the Shift Manager, to whom all clerks report"."""
_AS_BOSS = re.compile(
    rf",?\s+with\s+(?:an?|the)\s+(?P<title>{_TITLE.pattern})\s+as\s+(?:(?:its|their|the|your|an?)\s+)?"
    r"(?:(?:line|direct)\s+)?(?:boss|manager|supervisor)(?=\W*$|[,.;)])"
)
"""Who is somebody's boss, behind something else that is told of them: "is a grade 5, with the Mate as boss"."""
_IS_YOUR_BOSS = re.compile(
    rf"(?:[Tt]he |[Oo]ur |[Aa]n? )?(?P<title>(?!(?:Each|Every|No|Any|Some|Your)\b){_TITLE.pattern})\s+"
    r"(?:(?:is|will be)\s+your\s+(?:own |direct |line |immediate )*(?:manager|boss|supervisor)"
    r"(?=\W*$|[,.;)]| (?:and|from|too|here|in)\b)"
    r"|(?:line[- ])?(?:manages|supervises)\s+you\b(?! to\b))"
)
"""A sentence that begins with whom the role reports to: "The Bursar is your manager"."""
_COUNTED = re.compile(
    r"(?:(?:levels?|grades?|bands?|rungs?|steps?)\s+)?[A-Z]{0,3}\d{1,2}"
    r"(?:\s*(?:,|&|[–—-]|\b(?:to|through|and|up to|or)\b)\s*[A-Z]{0,3}\d{1,2})*",
    re.IGNORECASE,
)
"""Rungs told by their numbers: "levels 2 to 4"."""
HOLDERS = (
    r"(?:roles?|posts?|positions?|jobs?|staff|people|employees|colleagues|holders?|(?:role|post|job)[ -]?holders?)"
)
"""Who is on a rung, behind its number: "grade 6 roles"."""
_ON_RUNGS = re.compile(
    r"(?:(?:all|each|every|an?|the)\s+)?(?:levels?|grades?|bands?)\s+\d{1,2}"
    rf"(?:\s*(?:,|&|[–—-]|\b(?:to|through|and|up to|or)\b)\s*\d{{1,2}})*(?:\s+{HOLDERS})?",
    re.IGNORECASE,
)
"""Whoever is on rungs told by their numbers, whole: "A grade 6 role", "Grades 7 and 8"."""
_LISTED = re.compile(
    r"[A-Z][\w-]*(?: [A-Z][\w-]*)*(?<=s)(?:(?:,? and |, | & )(?:(?:all|their) )?(?:[A-Za-z-]+ ){0,2}[A-Za-z-]+s)+"
)
"""People of several ranks: "Clerks and seniors"."""
_NUMBERED_PEOPLE = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)* \d{1,2}(?:\s*(?:[–—-]|to|through|and|&)\s*\d{1,2})?")
"""People of one role by their numbers: "Technicians 1-3"."""
_SEVERAL = re.compile(r"(?:[A-Z][\w-]*(?: [\w-]+)*s|[A-Z]{1,3}\d{1,2})")
_PLURAL = ("report", "answer", "sit", "work", "are")
_DEFINED = re.compile(
    rf"^(?P<title>{_TITLE.pattern})\s+(?:is|are)\s+(?!(?:line[ -])?(?:managed|supervised|overseen|led)\b)"
    r"[^.;]+\s(?:who|which)$"
)
"""Who is told to be somebody who reports: "Stewards are keepers of a whole site who"."""
_THERE_IS = re.compile(
    r"^There(?:['’]s| is| will be)\s+(?:only |always |usually )?(?:one|an?)\s+(?P<title>[\w-]+(?:\s[\w-]+){0,4}?)"
    r"(?:\s+(?:per|for|in|at|on)\s[^,]{2,40})?,?\s+(?:who|which)$"
)
"""Who is told to be there and to report: "There is one director per studio, who"."""
_RUN_IN = re.compile(r"^Report(?:s|ing(?: lines?)?): (?=\w)")
"""A label before a sentence: "Reporting: all clerks report to"."""
_TOPIC = re.compile(r"^\W*who reports to whom\s*[:?–—-]\s+(?=\w)", re.IGNORECASE)
"""What is told, before it is told: "Who reports to whom: L1 to L3 report to"."""
_OWNED = re.compile(
    r"(?!(?:client|customer|supplier|vendor|guest|regulator|partner)s?\b)[a-z][\w-]*(?:['’]s|s['’])\s+[A-Z]"
)
"""Whose the one is who is reported to: "practice's Clinical Coach"."""
_OWNER = re.compile(r"^[a-z][\w-]*(?:['’]s|s['’])\s+")
_OUTSIDE = re.compile(r"\b(?:external|outside|independent|statutory|client|customer|supplier|vendor|guest)s?\b")
"""What is said of people who work for others."""
_GOING_ON = re.compile(r"(?:,|\band)\s*$")
_ONLY_POST = re.compile(r"\b(?:one|a single|the only)\s+(?:post|role|job|position)$", re.IGNORECASE)
_ONE_OF = re.compile(r"^one of (?:the|our|your)(?: (?:two|three|four))?\s+")
_LISTED_ARTICLE = re.compile(r"(,|\band|\bor) (?:an?|the) (?=[A-Z])")
_ONESELF = re.compile(r"^(?:you|role|position|job|level|it|this)\b", re.IGNORECASE)
_WRITTEN = re.compile(
    r"\b(?:daily|weekly|monthly|quarterly|yearly|annual|regular|status|progress|expense|financial|written|board|"
    r"incident|management|sales|tax|direct|statutory|internal|external|timely|an?|the|provides?|prepares?|writes?|"
    r"sends?|delivers?|submits?|presents?|publish(?:es)?|issues?|their|your)$"
)
"""The word before "reports" where they are papers or people."""
_LED = re.compile(r"\b(?:people|staff|those|others|\w+s) (?:who|that|which)(?: will| may)?$", re.IGNORECASE)
_GRADED = re.compile(
    r"^(?:[^:.]{1,40}:\s*)?(?:(?:job|pay)\s+)?(?:graded?|band|level)(?:\s+at)?\W*\w{1,4}(?:,.*)?$"
    r"|^\(?(?:(?:job|pay|wage|salary)\s+)?(?:grade|band|level|group)\s+\w{1,4}\)?[\s,;–—-]*$",
    re.IGNORECASE,
)
"""What stands before a reporting line without being its subject: "Grade 4, reporting to", "Grade 7, leads two, ..."."""
_VERBAL = re.compile(r"^[A-Z][a-z]+s\s+(?!(?:of|and|or|in|at|on|for|is|are|who|which|that|will)\b)")
"""How a sentence about the role itself begins that goes without its subject: "Leads two teams and reports to"."""
_MANY = re.compile(r"^(?:[A-Za-z]+(?:-[a-z]+)*\s+){0,3}(?:[A-Za-z]+s|people|staff|folks?)$")
"""People of one rank, or of one side: "Senior engineers", "Shore-side pilots"."""
_ARTICLE = re.compile(r"^(?:the|a|an|our|either the|either|their|your|same)\s+", re.IGNORECASE)
_EVERYONE = re.compile(
    r"(?:^|\band\s+|[,;]\s*)(?:all|both|each|they|(?:all |the )others|(?:the )?rest|every(?:one|body)(?: else)?)"
    r"(?: of (?:them|whom))?$",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"There are (?:only |now )?(?:two|three|four)\s+(?P<who>(?!levels|grades|bands|ranks)(?:[a-z]+\s)?[a-z]+s),.*"
    r"\b(?:both|all(?: of them)?)$"
)
"""Who is meant by "both" where a sentence has counted them: "There are two leads, early and late, and both"."""
_COMPANY = re.compile(
    r"(?:every(?:one|body)|all (?:staff|people|employees|colleagues|of (?:us|you|them))|the (?:rest|others))\b",
    re.IGNORECASE,
)
"""How everybody is told of who is led by somebody, rather than something: "Everybody in Sales is"."""
_HERE = re.compile(
    r"\s+(?:(?:described|listed|named)\s+)?(?:(?:of|in|on|within)\s+(?:this|the)\s+(?:job\s+)?"
    r"(?:family|role|group|team|page|ladder|track|path|series|profession|framework|function)|here|below|"
    r"(?:of|at|on|in|across)\s+(?:all|every|each|any)\s+(?:levels?|rungs?|grades?|bands?|steps?|stages?|ranks?))$",
    re.IGNORECASE,
)
"""Where those are of whom a page-wide line speaks."""
_CUT = re.compile(
    r"(?:[,;]?\s+(?:and|but|while|where|whilst)\s+(?=(?:[a-z]+ly\s+)?[a-z])(?!(?:the|a|an|or|to the|of)\b)"
    r"|,?\s+(?:and|while|but)\s+(?=[^.;]*\breports?\s+(?:in)?to\b)|,\s+(?=[^,.;]+\breports?\s+(?:in)?to\b)"
    r"|,?(?<!\bof)\s+(?:who|which|that|whatever|regardless|irrespective|with|unless|except|apart from|other than|"
    r"save for|as part of|in order|based in|because|rather than|instead of)\s+"
    r"|,\s+(?:at|for|in|on)\s+(?:every|all|each|any)\b|\s+(?:at|for|in|on)\s+(?:every|each)\b|\s+[–—]\s+|"
    r"\s*\((?:see|as of|until|till|while|when|if|currently|today|"
    r"(?:or|and) (?:whoever|[^()]*\s(?:while|when|if|until|till|where|who|whose)))\b|"
    r",\s+(?:and is|is|and will)\s+|,\s+so\b|,?\s+and,\s|;\s+an?\s[a-z]+\s[a-z]+s\s|"
    r"(?:\s+of the \w+)?\s+in (?:which|whose)\s|,?\s+and to (?=.*\s(?:for|on)\s)"
    r"|,?\s+(?:the )?same as\s+|(?:,?\s+too)?,\s+(?:al)?though\s"
    r"|,?\s+(?:just )?(?:as|like)\s+(?:(?:do|does|all|every|the|an?|other|our)\s+)*(?=[A-Z]|others?\b)"
    r"|,\s+(?!(?:or|and|the|an?|either|both|in|on|at|for|to|of|with|by|as|via|through|plus|then|not|but)\b)"
    r"(?=[a-z]+\s+(?:an?|the|our|your|their|all|each|every)\s)"
    r"|;\s+(?=[^;]*\b(?:reports?|answers?)\b)|;\s+(?=[a-z])(?!(?:or|and|the|an?)\b)|;\s+the\s+(?:holder|post|role|job|position)\b|\s+[·•|]\s+)"
)
_INNER_ARTICLE = re.compile(r"\b(or|and) (?:to )?(?:the|an?) (?=[A-Z])")
_CLAUSE = re.compile(r",\s+(?:the|this|you|your|our|we|a|an|it|they)\s")
_NEXT_CLAUSE = re.compile(r"[,;]\s+(?:(?:and|while|but)\s+)?|\s+(?:and|while)\s+(?=(?:the|an?|all|each|those)\s|[A-Z])")
_RELATED = re.compile(r"who|which|that", re.IGNORECASE)
_FOR_WHAT = re.compile(r"\s+for the [a-z]+\b")
"""What somebody answers for: "answers to the CTO for the soundness of the platform"."""
_YOU = re.compile(
    r"(?:^|[,;]\s+|\band\s+)(?:you|i|they|it|this role)$|(?:^|:\s+)(?:you|i)\s(?:[^.;:]*(?:,|\band))$", re.IGNORECASE
)
"""Where a sentence says of whom it is told that they report: "You run the yard and report to"."""
_GOES_ON = re.compile(r",\s+(?=[a-z])")
_BETWEEN = re.compile(r"\bor,\s+[^,.;]+,\s+(?:to\s+)?", re.IGNORECASE)
"""A remark between two who are reported to: "to a Mate or, where there is none, to the Master"."""
_STRAIGHT = re.compile(
    r",?\s+(?:directly|straight away|in person|jointly|too|as well|as a rule|as standard|by default|in general|"
    r"generally|normally|usually|typically|in most cases|for the most part)$"
)
"""How somebody reports, said behind to whom."""
_DOT = re.compile(r"\.(?=\s+[A-Z“(]|\s*$)")
_NUMBERED = re.compile(r"^(?:(?:[A-Z]|\d{1,2})(?:\.\d{1,2})+\.?|\(?[a-z\d]{1,2}\)|\[\^[\w-]{1,20}\]:)\s+")
"""The number of a clause, or of a note: "2.1.1 Reports to the Head of Sales", "[^1]: Clerks report to"."""
_AGAIN = re.compile(r"^reports\s+(?:in)?to\s+", re.IGNORECASE)
"""What a label says that the line says once more: "Reporting: reports to the Head of Sales"."""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BEHIND = re.compile(r"\s*\((?P<said>[^()]+)\)$")
"""What stands in brackets behind who reports."""
_FIELD = re.compile(rf"(?:\s[·•|/—–-]|,)\s+(?={BOSS_LABEL}[\s*_]*:)", re.IGNORECASE)
"""What parts a field from the one before it: "Grade: 8 — Reports to: Head of Sales"."""
_NEXT_FIELD = re.compile(r"[,;]\s+(?=[A-Z][a-z]+(?: [a-z]+){0,2}:\s)")
"""What parts a field from the one behind it: "Reports to: Head of Sales, Site: Pier 2"."""
_FIELD_END = re.compile(r"\s+[·•|—–-]\s*$")
_SINGULAR = re.compile(r"(?:answers|sits|is|be)\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|for)\s+|,\s+")
_OCCASION = re.compile(
    r"\s(?:once|twice|daily|weekly|monthly|quarterly|annually|yearly|regularly|(?:every|each|a|per) (?:\w+ )?"
    r"(?:day|week|month|quarter|year))\b",
    re.IGNORECASE,
)
"""How often somebody is told of something: "Report to the board once a year on spending"."""
_BOARD = {"board", "chair", "committee", "council", "founder", "group", "leader", "owner", "partner", "trustee"}
_SERVANT = r"(?:assistant|advis[eo]r|aide|chief of staff|counsel|deputy|liaison|partner|secretary)\b"
_RANK = rf"(?:{'|'.join(titles.RANKS)})\b"
_HEAD = rf"(?:{'|'.join((*titles.HEADS, 'lead', 'principal'))})\b"
_ONE_OR_ALL = r"[A-Z][\w-]*(?:\s+(?:of\s+)?[A-Z][\w-]*){0,4}"
_JOINED = r"(?:\s*[–—&-]\s*|,\s+|\s+(?:and|to|or|through)\s+)"
_CODES = (
    rf"(?:from\s+)?[A-Z]{{1,4}}\d{{1,2}}s?(?:{_JOINED}[A-Z]{{1,4}}\d{{1,2}}s?)*"
    r"(?:\+|\s+(?:(?:and|or)\s+)?(?:up|above|higher|below|lower|on|onwards?|upwards?|downwards?))?"
)
_GAPPED = re.compile(
    rf"(?P<join>(?:[,;]\s+(?:(?:and|while)\s+)?|\s+and\s+(?=the\s)))(?!(?i:[\w ]*{_SERVANT}))"
    rf"(?P<who>{_CODES}|(?i:levels?|grades?|bands?)\s+\d{{1,2}}(?:{_JOINED}\d{{1,2}})*(?:\s+{HOLDERS})?|"
    rf"(?:an?|the|each|every)\s+(?:{_ONE_OR_ALL}|{_RANK}(?:\s+[a-z]+)?)|{_ONE_OR_ALL}(?<=s))\s+to\s+"
    rf"(?=(?:(?:an?|the|their|our)\s+)?[A-Z]|(?:an?|the|their|our)\s+(?:[a-z-]+\s+){{0,3}}{_HEAD})"
)
"""Who reports to whom behind one who does, the verb left out: "a C1 reports to the Mate, and a C2 to the Master"."""
_LONGEST_OFFICE = 6
_LONGEST_SUBJECT = 40  # words
_LONGEST_VALUE = 30
_LONGEST_CALLED = 4


@dataclass(frozen=True, slots=True)
class ReportWords:
    """To whom the subject of a sentence reports."""

    value: str
    subject: str
    strong: bool = True
    """Whether the sentence is there to say it ("reports to"), rather than mention it ("reporting to")."""
    labelled: bool = False
    """Whether a label says it ("Reports to: ..."), which can only be about the role itself."""


def report_words(text: str, anywhere: bool) -> list[ReportWords]:
    """Reporting lines a text states, the strong ones first.

    `anywhere` false: only sentences whose subject is the role itself ("this role", "the Clerk"), as in a duty.
    """
    text = _spelled_out(told_apart(run_in(_NUMBERED.sub("", text[:LONGEST].strip(" \t\n(")))))
    text = text if _CHAIN.match(text) else _TOPIC.sub("", text)
    starts = sorted({*sentence_starts(text), *(field.end() for field in _FIELD.finditer(text))})
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        label = _LABEL.match(text[start:end])
        said = _NEXT_FIELD.split(label.group("value"), maxsplit=1)[0] if label else ""
        said = _AGAIN.sub("", _FIELD_END.sub("", said))
        if label and _TELLS.search(label.group("value")):
            text = text[:start] + " " * label.start("value") + text[start + label.start("value") :]
        elif label and not names_nobody(said) and (value := _value(said)) and not _are_tasks(value):
            found.append(ReportWords(value, "", labelled=not label.group("all")))
    if found:
        return found
    if anywhere and (chain := _CHAIN.match(text)):
        each = [part.strip(" .*") for part in _ARROW.split(chain["chain"].split(". ")[0])]
        return [ReportWords(_value(above), unarticled(below)) for below, above in pairwise(each) if below and above]
    found += [ReportWords(_value(match["title"]), "") for match in _TO_WHOM.finditer(text)]
    for match in _IS_YOUR_BOSS.finditer(text):
        if match.start() in starts and names_leader(match["title"]):
            found.append(ReportWords(_value(match["title"]), ""))
    found += [ReportWords(_value(match["title"]), match["who"]) for match in _WHOM_THEY.finditer(text)]
    for match in _AS_BOSS.finditer(text):
        before = text[max(n for n in starts if n <= match.start()) : match.start()]
        if (subject := _subject(before.strip(" ,;:-–—*·•|"), "reporting", anywhere)) is not None:
            found.append(ReportWords(_value(match["title"]), subject))
    told = 0
    for match in _REPORTS.finditer(text):
        start = max(n for n in starts if n <= match.start())
        before = text[start : match.start()].rpartition("; ")[2]
        between = _NEXT_CLAUSE.split(text[told : match.start()])
        verb = (match.group("verb") or match.group("under") or "").lower().split(" ")[0]
        if (
            told > match.start() - len(before) and len(between) > 1 and not _RELATED.match(between[-1])
        ):  # "C1 reports to the Mate, and the Mate reports to the Master"
            before = _joined(between[1:]) if verb in _PLURAL else between[-1]
        told = match.end()
        verb = (match.group("verb") or "").lower()
        if under := match.group("under"):
            verb = "reports" if _SINGULAR.match(under) else "report"
        participle = verb == "reporting"
        subject = _subject(before.strip(" ,;:-–—*·•|"), verb, anywhere)
        if anywhere and verb != "reporting" and _ON_RUNGS.fullmatch(rungs := _BEFORE_VERB.sub("", before).strip()):
            subject = unarticled(rungs)
        rest = text[match.end() :]
        if subject is None and not anywhere and verb == "reports" and _ends_duty(before, rest):
            subject = ""
        by = match.group("by") or match.group("bare")
        if subject is None or (by and subject and not (_ONESELF.match(subject) or _are_people(before))):
            continue  # "the desk is managed by": many things are, besides people
        value = _value(_CLAUSE.split(rest, maxsplit=1)[0] if participle and not before.strip() else rest)
        if under:
            value = _FOR_WHAT.split(value, maxsplit=1)[0]
        if match.group("led"):
            value = _GOES_ON.split(value, maxsplit=1)[0]
        if (
            value
            and not _OCCASION.search(value)
            and (
                value[0].isupper()
                or value[0].isdigit()
                or _is_office(value)
                or _OWNED.match(value)
                or _is_ranked(rest, value)
                or (match.group("verb") and _is_colleague(rest, value))
                or titles.code(value)
            )
            and (not (under or by) or (under or "").lower().startswith("work") or names_leader(value))
            and len(value.split()) <= (_LONGEST_OFFICE if match.group("whole") else _LONGEST_VALUE)
        ):
            found.append(ReportWords(value, subject, not participle))
    return sorted(found, key=lambda words: not words.strong)


def _are_tasks(value: str) -> bool:
    """Whether words are a list of things that somebody does: "Line manager: recruitment, appraisal, discipline"."""
    parts = value.split(", ")
    return len(parts) > 2 and value == value.lower() and not any(map(names_leader, parts))


def _spelled_out(text: str) -> str:
    """A text in which each says for itself that it reports to somebody."""
    told = re.search(r"\breports?\s+(?:in)?to\b", text)
    if told is None:
        return text
    start = told.end()
    return text[:start] + _GAPPED.sub(
        lambda gap: f"{gap['join']}{gap['who']} report{'s' * (not _are_several(gap['who']))} to ", text[start:]
    )


def _are_several(who: str) -> bool:
    """Whether the verb behind who reports is in the plural: "clerks", "L5 and L6"."""
    return who.endswith("s") or len(re.findall(r"\d+", who)) > 1


def names_leader(value: str) -> bool:
    """Whether the words name somebody who leads others, as people answer to customers and authorities too."""
    key = titles.key(value)
    leads = bool(key.heads) or "lead" in key.ranks or not key.subject.isdisjoint(_BOARD)
    office = _OF.split(value, maxsplit=1)[0]
    return leads or titles.code(value) is not None or (" " in office and are_roles([office]))


def _is_ranked(rest: str, value: str) -> bool:
    """Whether words are one person of a rank, without a capital: "a senior clerk"."""
    said = value.split()
    one = len(said) == 2 and said[0] in titles.RANKS and titles.stem(said[1]) == said[1] and are_roles([said[1]])
    return one and bool(_ARTICLE.match(rest.lstrip()))


def _is_colleague(rest: str, value: str) -> bool:
    """Whether words without a capital are what somebody is called here: "a structural engineer", "team's lead cook"."""
    if not _ARTICLE.match(rest.lstrip()) or _OUTSIDE.search(value):
        return False
    parts = [part.split() for part in _OWNER.sub("", value).split(" or ")]
    if not all(0 < len(part) <= _LONGEST_CALLED and are_roles([part[-1]]) for part in parts):
        return False
    longer = {part[-1] for part in parts if len(part) > 1}  # "adviser or senior adviser"
    return all(part[-1] in longer for part in parts) or (len(parts) == 1 and parts[0][0] in titles.HEADS)


def _ends_duty(before: str, rest: str) -> bool:
    """Whether a duty goes on with whom its holder reports to: "Owns the budget, and reports to the Head of Sales"."""
    verbal = _VERBAL.match(before[:1].upper() + before[1:]) and _GOING_ON.search(before)
    value = _value(rest)
    return bool(verbal and _TITLE.fullmatch(value) and titles.key(value).heads)


def _is_office(value: str) -> bool:
    """Whether words without a capital name a place in the management line: "head of design", "team lead"."""
    value = _ONE_OF.sub("", _ASIDE.sub("", value)) or value
    if titles.stem(value.lower().removeprefix("co-")) in _BOARD - {"council", "group", "leader"} | {"executive"}:
        return True
    office = _OF.split(value, maxsplit=1)[0].lower().split()
    told = office[-1] == "board" and office != value.lower().split()  # "answers to the board for the plan"
    return (
        not told
        and 1 < len(value.split()) <= _LONGEST_OFFICE
        and office[-1] in {*titles.HEADS, "lead", "chair", "board", "executive"}
    )


def _subject(before: str, verb: str, anywhere: bool) -> str | None:
    """Who reports, "" for nobody in particular; null where reports are written, or are people."""
    if _WRITTEN.search(before) or _LED.search(before) or len(before.split()) > _LONGEST_SUBJECT:
        return None
    if anywhere and (rungs := _rungs(before)):
        return rungs
    if verb == "reporting" and _ONLY_POST.search(before):
        return ""
    if anywhere and (exempt := left_out(_BEFORE_VERB.sub("", before).strip(" ,;"))):
        return exempt
    said = before
    behind = _DEFINED.match(before) or _THERE_IS.match(before) or _RELATIVE.search(before) if anywhere else None
    before = _LISTED_ARTICLE.sub(r"\1 ", _PLACE.sub("", _RUN_IN.sub("", _BEHIND.sub("", before))))
    before = _HERE.sub("", _GRADED.sub("", _BEFORE_VERB.sub("", before).strip(" ,;")))
    if (counted := _TWO.match(before)) and are_roles([titles.stem(counted["who"])]):
        return counted["who"]
    if _EVERYONE.search(before):
        return ""
    if behind is not None:
        return unarticled(behind.group("title").strip(" ,"))
    if anywhere and verb == "report" and (_COUNTED.fullmatch(before) or _LISTED.fullmatch(before)):
        return before
    if anywhere and _NUMBERED_PEOPLE.fullmatch(unarticled(before)):
        return unarticled(before)
    adjunct = _ADJUNCT.match(before)
    if adjunct and adjunct.group("title"):
        return unarticled(adjunct.group("title"))
    clause = _CLAUSES.split(adjunct.group("rest") if adjunct else before, maxsplit=1)[0]
    named = _title(clause, determined=verb != "reporting")
    if _ITSELF.match(unarticled(clause)):
        return ""
    if _GENERIC.match(clause):
        return unarticled(named or clause)
    if verb == "report" and _YOU.search(said):
        return ""
    if not anywhere:
        return None
    if verb == "reports" and _VERBAL.match(before):
        return ""
    several = _TITLE.match(clause) if verb == "report" else None
    if several and several.group().endswith("s") and are_roles([several.group()]):
        return several.group()  # "Farm Hands feed the animals and report to"
    if verb == "report" and _MANY.match(clause):
        return unarticled(clause)
    return unarticled(named) if named else None


def _are_people(before: str) -> bool:
    """Whether words before a verb are people of some ranks: "Clerks and Senior Clerks are"."""
    parts = re.split(r",\s+(?:and\s+)?|\s+(?:and|&)\s+", unarticled(_BEFORE_VERB.sub("", before).strip(" ,;")))
    named = [part for part in parts if part]
    if _COMPANY.match(before) or (len(named) > 0 and _rungs(before)) or _COUNTED.fullmatch(" and ".join(named)):
        return True
    return all(part[0].isupper() and part.endswith("s") for part in named) and are_roles(named)


def _rungs(before: str) -> str:
    """The stretch of rungs that words are, or say in brackets behind them ("Senior people (IC4+)"), "" for none."""
    told = unarticled(_BEFORE_VERB.sub("", before).strip(" ,;"))
    behind = _BEHIND.search(told)
    if behind and (stretch(behind["said"]) or _COUNTED.fullmatch(behind["said"])):
        return behind["said"]
    return told if stretch(told) else ""


def _joined(parts: Sequence[str]) -> str:
    """The last part of a sentence with the titles in the plural that stand before it: "Pilots", "Deckhands"."""
    first = len(parts) - 1
    while first and _SEVERAL.fullmatch(parts[first - 1].strip()):
        first -= 1
    return " and ".join(part.strip() for part in parts[first:])


def _title(clause: str, determined: bool) -> str | None:
    """The title a clause begins with: all of it, or, behind an article, up to its verb."""
    article = _DETERMINED.match(clause)
    run = _TITLE.match(clause, article.end() if article else 0)
    if run is None or len(run.group().split()) > 12:
        return None
    return run.group().strip(" ,") if run.end() == len(clause) or (article and determined) else None


def _value(text: str) -> str:
    """Whom the sentence names, without article and without what it goes on to say."""
    value = _BETWEEN.sub("or ", text.strip())
    for match in _DOT.finditer(value):
        if not abbreviated(value[: match.start()]) or match.end() >= len(value):
            value = value[: match.start()]
            break
    cut = _CUT.search(value)
    if cut:
        value = value[: cut.start()]
    value = _STRAIGHT.sub("", value.strip(" .;:,*")).removesuffix(")" * (value.count("(") < value.count(")")))
    while (shorter := _ARTICLE.sub("", value)) != value:
        value = shorter
    return _INNER_ARTICLE.sub(r"\1 ", value)
