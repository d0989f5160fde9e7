"""Whom others report to, as a question says it: "who reports to the CFO", "the CFO's direct reports"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import title as titles
from service.phrases import phrases

_TITLE = r"(?:the\s+|an?\s+|our\s+)?(?P<{}>[^?.;]+)"
_ADVERB = r"(?:\w+ly\s+|straight\s+|right\s+)?"
_REPORTS = re.compile(
    rf"\b(?:report(?:s|ing)?|answers?|answering)\s+{_ADVERB}(?:in)?to\s+{_TITLE.format('whom')}"
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
    whose (?:\w+ )?(?:team|group|organi[sz]ation|org|squad|crew|department|wing|tree)
    who(?:['’]s| is| sits| stands| comes) (?:(?:right|directly|just|immediately|one (?:step|level|rung)) )*(?:above|over)(?=\s*(?:[?.!,;]|$|me|us|them|him|her|(?:that|this) one|on|in))
    """  # noqa: E501
)
"""How a question asks whom a role is under, without a word for it."""
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


def boss(question: str) -> Boss | None:
    """The boss whose reports a question speaks of; null where it names none."""
    whose = _WHOSE.search(question)
    if whose and (said := _said_whose(whose)):
        return Boss(said, f"{question[: whose.start()]} {question[whose.end() :]}")
    match = _OR_ELSE.search(question)
    if match and titles.ranked(match["whom"]):
        return Boss(match["whom"], f"{question[: match.start()]} {question[match.end() :]}")
    match = _REPORTS.search(question)
    if match is None or not (said := _said(match)):
        return None
    kept = _CUT.search(match.group())
    return Boss(said, question[: match.start()] + (kept.group() if kept else "") + question[match.end() :])


def asks_who_reports(question: str) -> bool:
    """Whether a question asks for those who report to a title, rather than to whom one reports."""
    whose = _WHOSE.search(question)
    if whose and _said_whose(whose):
        return True
    match = _REPORTS.search(question)
    if match is None or not _said(match):
        return False
    before = question[: match.start()]
    if match.group("of"):
        return not re.match(r"\W*(?:does|do|is|are|would|will)\b", question, re.IGNORECASE)
    if match.group("by"):
        return bool(re.match(r"\W*(?:who|which|what|list|all|every)", question, re.IGNORECASE))
    return bool(_THOSE.search(before)) and not _ONE.search(before)


def asks_for_the_boss(question: str) -> bool:
    """Whether a question asks whom a role is under, by a place in the team rather than by a word for it."""
    elsewhere = _OR_ELSE.search(question)
    return bool(_UNDER_WHOM.search(question) or (elsewhere and titles.ranked(elsewhere["whom"])))


def asks_for_those(sentence: str) -> bool:
    """Whether a sentence asks for several: "which roles", "everybody", "list"."""
    return bool(_THOSE.search(sentence))


def _said_whose(match: re.Match[str]) -> str:
    """The title whose reports a question speaks of; "" where what it says is none."""
    named = _ASKING.sub("", (match.group("whose") or match.group("manages")).strip())
    return named if _is_title(named) else ""


def _said(match: re.Match[str]) -> str:
    """The title a question says that others report to; "" where what it says is none."""
    said = match.group("whom") or match.group("of") or match.group("under") or match.group("by") or ""
    named = _CUT.sub("", said.strip(" ,"))
    return named if _is_title(named) else ""


def _is_title(said: str) -> bool:
    return titles.ranked(said) and not re.match(r"who", said, re.IGNORECASE)
