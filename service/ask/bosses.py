"""Whom others report to, as a question says it: "who reports to the CFO", "the CFO's direct reports"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from corpus import title as titles
from service.links import NAMED, Links
from service.phrases import phrases
from service.wording import words

_TITLE = r"(?:the\s+|an?\s+|our\s+)?(?P<{}>[^?.;]+)"
_ADVERB = r"(?:\w+ly\s+|straight\s+|right\s+)?"
_REPORTS = re.compile(
    rf"\b(?:(?:report(?:s|ing)?|answers?|answering)\s+{_ADVERB}(?:in)?to|works?\s+{_ADVERB}for)\s+{_TITLE.format('whom')}"
    rf"|\b(?:direct reports|reports|reportees)\s+of\s+{_TITLE.format('of')}"
    rf"|\b(?:managed|led|supervised|run)\s+{_ADVERB}by\s+{_TITLE.format('by')}"
    rf"|\b(?:hangs?|sits?|works?|comes?|is|are)\s+{_ADVERB}under\s+{_TITLE.format('under')}",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"(?P<whose>(?:[\w&-]+,?\s+){0,6}[\w&-]+)['’]s?\s+(?:direct\s+)?(?:reports|reportees)\b"
    r"|\b(?:does|do|will|would)\s+(?:the\s+|an?\s+|our\s+)?(?P<manages>[^?.;]+?)\s+(?:manage|supervise|oversee)\s*[?.]*$",
    re.IGNORECASE,
)
_IS_OVER = re.compile(
    r"^\W*(?:is|was|would)(?:n['’]t)?\s+(?:the\s+|an?\s+|our\s+)?(?P<above>[^?.;,]+?)(?:\s+be)?\s+the\s+(?:direct\s+|line\s+)?"
    r"(?:boss|manager|supervisor|superior)\s+of\s+(?=(?:the|an?|our|every|each|all)\b|\w+s\b)"
    r"|^\W*(?:does|do|would|will)(?:n['’]t)?\s+(?:the\s+|an?\s+|our\s+)?(?P<over>[^?.;,]+?)\s+"
    r"(?:manage|supervise|boss)\s+(?=(?:the|an?|our)\s)",
    re.IGNORECASE,
)
"""Whether one level is over another, which is named next: "is the Head of Pilots the boss of the Pilot?"."""
_OVER_THEM = re.compile(
    r"\b(?:the\s+)?(?:boss|supervisor|superior)\s+of\s+(?=(?:the|an?|our|my)\b)"
    r"|\b(?:the\s+)?(?:person|role|level|job|position|post|one|manager)\s+(?:(?:that|whom?|which)\s+)?"
    r"(?=(?:the|an?|our)\s[^?.;,]+\sreports?\s+to\b)"
    r"|(?<=['’]s)(?<!body['’]s)(?<!one['’]s)(?<!people['’]s)(?<!other['’]s)\s+(?:direct\s+|line\s+)?(?:boss|supervisor|superior)\b",
    re.IGNORECASE,
)
_A_BOSS = r"(?:boss|supervisor|superior|(?<=['’]s )(?:(?:line|direct)\s+)?manager)"
_TWO_UP = re.compile(
    rf"\b{_A_BOSS}(?:['’]s)?\b(?:(?!\band\b)[^?.;,])*\b(?:{_A_BOSS}|reports?\s+to)\b|\bskip[ -]level\b", re.IGNORECASE
)
_LEADS = re.compile(
    r"\W*(?:who|(?:which|what)\s+(?:role|level|person|job|position|post))\s+"
    r"(?:leads|runs|heads(?:\s+up)?|manages|oversees|directs|is\s+(?:in\s+charge|the\s+head)\s+of)\s+"
    r"(?:all\s+of\s+|all\s+)?(?:the\s+|our\s+|your\s+)?(?P<team>[^?.;,]+?)"
    r"(?:\s+(?:team|department|function|group|org|organi[sz]ation|program(?:me)?))?\W*",
    re.IGNORECASE,
)
"""Who leads what: a department, a programme, the levels of a role."""
_OR_ELSE = re.compile(
    rf"\b(?:under|(?:report|answer)(?:s|ing)?\s+(?:in)?to)\s+{_TITLE.format('whom')}?,?\s+or\s+(?:(?:to|under|by)\s+)?"
    r"(?:(?:some|any)(?:one|body)(?:\s+else)?|another)\b",
    re.IGNORECASE,
)
"""Whether one title or another is the boss: "under the Head of Pilots or someone else"."""
_UNDER_WHOM = phrases(
    r"""
    (?:under|beneath|below) who(?:m|se)?
    whom? [^?.;!]*?(?:sits?|works?|comes?|falls?|is|are|am|be|slots? in) (?:\w+ly )?(?:under|beneath)(?=\s*(?:[?.!,;]|$))
    whom? [^?.;!]*?takes? (?:\w+ )?(?:orders?|instructions|directions?) from
    from whom [^?.;!]*?takes? (?:\w+ )?(?:orders?|instructions|directions?)
    \A(?:(?:the|a|direct|line) )*(?:boss|supervisor|superior) (?:of|for)(?! (?:all|everybody|everyone)\b)
    who (?:gives|calls|bosses|tells) [^?.;!]*?(?:orders|instructions|around|about|what to do)(?=\s*(?:[?.!,;]|$))
    whose (?:\w+ )?(?:team|group|organi[sz]ation|org|squad|crew|department|wing|tree)
    who(?: will| would|['’]ll|['’]s going to| is going to)? (?:manage|lead|supervise|boss)s? me(?=\s*(?:[?.!,;]|$))
    who(?:['’]s| is| will be| would be) my (?:(?:line|direct|own|new|future|next) )*(?:manager|boss|supervisor|superior)(?!['’]s)
    who(?:['’]s| is| are) [^?.!;,]*?['’]s? (?:(?:line|direct|own) )?(?:manager|boss|supervisor|superior)(?!['’]s)
    \A(?!.*\b(?:what|which|how|who|whose|is|are|does|do|can|grade|level|over|under|vs|versus)\b)(?:[\w&,-]+ ){0,6}[\w-]+['’]s? (?:(?:line|direct) )?(?:manager|mgr|boss|supervisor|superior)(?=\W*\Z)
    who(?:['’]s| is| sits| stands| comes|(?: would|['’]d| will|['’]ll) (?:be|sit|stand|come)) (?:(?:right|directly|just|immediately|one (?:step|level|rung)) )*(?:above|over)(?=\s*(?:[?.!,;]|$|me|us|them|him|her|(?:that|this) one|on|in))
    """  # noqa: E501
)
"""How a question asks whom a role is under, be it without a word for it."""
_ASKING = re.compile(
    r"^(?:(?:who|what|which|are|is|all|list|name|show|give|me|of|the|a|an|our|how|many|roles?|levels?|jobs?|does|do)\s+)+",
    re.IGNORECASE,
)
_THOSE = phrases(
    """
    who(?: all)?
    which \\w+
    what \\w+
    every(?:one|body|thing)
    any(?:one|body)
    all
    list
    show(?: me)?
    (?:job )?(?:levels?|roles|positions|jobs|titles|people|families)
    how many
    """
)
_ONE = re.compile(r"\b(?:does|do|is|are|would|will|should|did)\b(?!\s+report)|\bthat person\b", re.IGNORECASE)
_CUT = re.compile(r"\s+(?:and|at|with|who|that|which|in|on|or|here|too|also|have|has|are|is)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Boss:
    """A title that others report to, and the question without what says so."""

    title: str
    rest: str


def boss(question: str, named: Collection[str] = ()) -> Boss | None:
    """The boss whose reports a question speaks of; null where it names none. `named` are titles that bear no rank."""
    over = _IS_OVER.match(question)
    if over and (said := over["above"] or over["over"]) and _is_title(said, named):
        return Boss(said, question[over.end() :])
    whose = _WHOSE.search(question)
    if whose and (said := _said_whose(whose, named)):
        return Boss(said, f"{question[: whose.start()]} {question[whose.end() :]}")
    match = _OR_ELSE.search(question)
    if match and titles.ranked(match["whom"]):
        return Boss(match["whom"], f"{question[: match.start()]} {question[match.end() :]}")
    match = _REPORTS.search(question)
    if match is None or not (said := _said(match, named)):
        return None
    kept = _CUT.search(match.group())
    return Boss(said, question[: match.start()] + (kept.group() if kept else "") + question[match.end() :])


def asks_who_reports(question: str, named: Collection[str] = ()) -> bool:
    """Whether a question asks for those who report to a title, rather than to whom one reports."""
    if _IS_OVER.match(question):
        return False
    whose = _WHOSE.search(question)
    if whose and _said_whose(whose, named):
        return True
    match = _REPORTS.search(question)
    if match is None or not _said(match, named):
        return False
    before = question[: match.start()]
    if match.group("of"):
        return not re.match(r"\W*(?:does|do|is|are|would|will)\b", question, re.IGNORECASE)
    if match.group("by"):
        return bool(re.match(r"\W*(?:who|which|what|list|all|every)", question, re.IGNORECASE))
    return bool(_THOSE.search(before)) and not _ONE.search(before)


def asks_for_the_boss(question: str) -> bool:
    """Whether a question asks whom a role is under, by its place in the team or as who somebody's manager is."""
    elsewhere = _OR_ELSE.search(question)
    return bool(_UNDER_WHOM.search(question) or (elsewhere and titles.ranked(elsewhere["whom"])))


def led(question: str) -> str:
    """What a question asks the leader of: "sales" of "Who leads the sales team?"; "" where it does not ask that."""
    match = _LEADS.fullmatch(question)
    return match["team"] if match else ""


def names_a_boss_of(question: str) -> bool:
    """Whether a question has the form of asking if somebody is over others."""
    return _IS_OVER.match(question) is not None


def asks_whether_over(question: str, links: Links) -> bool:
    """Whether a question asks if one level it names is over another: "does the Head of Pilots manage the Pilot?"."""
    match = _IS_OVER.match(question)
    if match is None:
        return False
    first, name = len(words(question[: match.end()])), unranked(links)
    named = any(link.strength >= NAMED and max(link.positions, default=-1) >= first for link in links.families)
    return named and _is_title((match["above"] or match["over"]).strip(), name)


def asks_of_their_boss(question: str) -> bool:
    """Whether a question asks something of the boss of the level it names: "what grade is the Pilot's boss?"."""
    return _OVER_THEM.search(question) is not None and _IS_OVER.match(question) is None


def asks_for_the_boss_of_a_boss(question: str) -> bool:
    """Whether a question goes two steps up: "whom does the Pilot's boss report to?"."""
    return _TWO_UP.search(question) is not None


def unranked(links: Links) -> frozenset[str]:
    """The words of a question that name a role or level, in small letters: titles, though they bear no rank."""
    families = frozenset(link.matched.casefold() for link in links.families)
    return families | {link.matched.casefold() for link in links.levels}


def asks_for_those(sentence: str) -> bool:
    """Whether a sentence asks for several: "which roles", "everybody", "list"."""
    return bool(_THOSE.search(sentence))


def _said_whose(match: re.Match[str], known: Collection[str]) -> str:
    """The title whose reports a question speaks of; "" where what it says is none."""
    named = _ASKING.sub("", (match.group("whose") or match.group("manages")).strip())
    return named if _is_title(named, known) else ""


def _said(match: re.Match[str], known: Collection[str]) -> str:
    """The title a question says that others report to; "" where what it says is none."""
    said = match.group("whom") or match.group("of") or match.group("under") or match.group("by") or ""
    named = _CUT.sub("", said.strip(" ,"))
    return named if _is_title(named, known) else ""


def _is_title(said: str, known: Collection[str]) -> bool:
    return (titles.ranked(said) or said.casefold() in known) and not re.match(r"who", said, re.IGNORECASE)
