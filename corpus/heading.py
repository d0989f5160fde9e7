"""What a heading announces: a kind of section, whose it is, a group of levels, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from corpus import title as titles
from corpus.model import SectionKind
from corpus.move import is_move
from corpus.vocabulary import ALONE, MISSPELLED, NAMED

_MODIFIER = re.compile(
    r"(?:additional|main|primary|key|job|core|required|minimum|essential|specific|your|the|our|further|other|general|"
    r"base|basic|shared|common|typical|example|team|some|role|position|areas?|types?|next steps?|my|what|a|an|to|this|"
    r"of|in|"
    r"and|or|,|&|\s)+"
)
_LEADS = r"(?:additional |main |primary |key |job (?!grade|level|band)|core |minimum |essential |your |our |the )*"
_GROUP = re.compile(
    r"(?:(?:.{0,60}\s)?(?:job |career |role |team |the )?levels?|(?:the )?(?:job )?roles|ladder|levels (?:and|&) .*|"
    r"levels\s*[:–—-]\s.{2,60}|"
    r"job famil(?:y|ies)(?: levels)?|tracks?|(?:.{0,40}\s)?(?:contributor|manage(?:ment|rs?)|ic|leadership|executive)"
    r"(?: track| roles| levels| ladder))"
)
_OF_LEVELS = re.compile(r"\b(?:within|inside|between|beyond|among|up|than)\s+(?:(?!and\b)\w+\s+){0,2}levels?$")
"""What speaks of levels and does not set them out: "Steps within a level", "Moves between levels"."""
_ALL_LEVELS = re.compile(
    r"\b(?:all|every|each)\b.{0,12}\b(?:levels?|roles?|positions?|grades?|ranks?|rungs?|titles?)\b|^(?:shared|common|general|base(?:line)?)\s"
)
_BY_LEVEL = re.compile(
    r"[\s,:(–-]+(?:(?:by|per|for|at|across|of|in|shared by|common to)\s+(?:all\s+|each\s+|every\s+|the\s+)?"
    r"(?:levels?|roles?|positions?|grades?|ranks?|rungs?|titles?)|(?:all|each|every)\s+(?:levels?|roles?|positions?|grades?|ranks?|rungs?|titles?))\)?$"
)
_THIS_LEVEL = re.compile(r"[\s,:(–-]+(?:at|for|of|in|on) (?:this|that|your) (?:\w+ )?(?:level|grade|band)\)?$")
_TRAILING = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_CONNECTOR = re.compile(r"\s*(?:$|[:\-–—|,(]|(?:for|of|by|at|across|in|and|&|to)\b)")
_REST = re.compile(r"^(?:for|of|by|at|across|in|and|&|to)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_JOINED = re.compile(r"(?:\s+(?:and|or)|\s*[&/,+])$", re.IGNORECASE)
_HANGING = re.compile(r"\s+(?:of|in|for|on|to|with)$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(?:\d{1,2}(?:(?:\.\d{1,2})*[.):]|(?:\.\d{1,2})+)|[A-Z](?:\.\d{1,2})+[.)]?|[A-H][.)]|[ivx]{1,4}[.)])\s+",
    re.IGNORECASE,
)
_EDGE = re.compile(r"^[\W_]+|[\s:.?!\-–—*_]+$")
_DOES = re.compile(
    r"what (?:does |do |will |would )?(?:an?|the|every|each) (?P<owner>.{2,60}?) (?:does|do|is expected to do)$"
)
_BRINGS = re.compile(
    r"what (?:an?|the|every|each) (?P<owner>.{2,60}?) (?:brings|needs|(?:must|should) (?:have|bring))$"
)
_OF_ALL = re.compile(
    r"what (?:(?:all|every|each)\s(?!levels?\b).{2,60}?|every(?:one|body)(?:\s.{2,40}?)?) "
    r"(?:(?P<do>do(?:es)?)|needs?|brings?|(?:must|should) (?:have|bring))$"
)
"""What is told of all: "What everyone in the family does", "What all clerks need"."""
_AS_A = re.compile(r"as (?:an?|the|our) (?P<owner>.{2,60}?),? you(?:'ll| will)?(?: be| get to)?$")
_LONGEST = 200  # characters; a longer line heads nothing
_BARE_KINDS = {
    SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE, SectionKind.JOB_GRADE,
    SectionKind.PERFORMANCE_INDICATORS, SectionKind.HIRING_PROCESS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeadingSense:
    """What a heading announces.

    `kind` null: no kind of section is named. `owner`: the words beside the kind, as written ("Senior Analyst").
    `group`: it gathers levels. `all_levels`: it speaks for the whole family.
    """

    kind: SectionKind | None
    owner: str = ""
    group: bool = False
    all_levels: bool = False


def _tails(phrases: dict[SectionKind, tuple[str, ...]], owned: bool) -> list[tuple[SectionKind, re.Pattern[str]]]:
    before = r"(?:^|(?<=[\s,:\-–—/(])|(?<=[a-z])(?=job grade))" if owned else "^"
    return [(kind, re.compile(rf"{before}{_LEADS}(?P<p>{'|'.join(each)})$")) for kind, each in phrases.items()]


_ALONE = _tails(ALONE, owned=False)
_NAMED = _tails(NAMED, owned=True)
_HEADS = [
    (
        kind,
        re.compile(
            r"(?:(?:additional|main|primary|key|job|core|required|your) )*"
            rf"(?:{'|'.join(each)})(?P<rest>[\s:(\-–—|,].*)"
        ),
    )
    for kind, each in NAMED.items()
]  # fmt: skip


@lru_cache(maxsize=16384)
def sense(heading: str) -> HeadingSense:
    """What the text of a heading announces."""
    if len(heading) > _LONGEST:
        return HeadingSense(None)
    text = _mended(_NUMBERED.sub("", _EDGE.sub("", heading.replace("’", "'").strip())))
    lowered = text.lower()
    lowered = _THIS_LEVEL.sub("", lowered)
    text = text[: len(lowered)]
    bare = _BY_LEVEL.sub("", lowered)
    if bare == lowered and _is_group(_TRAILING.sub("", text)):
        return HeadingSense(None, group=True)
    if is_move(text):
        return HeadingSense(SectionKind.CAREER_LADDER, all_levels=True)
    everyone = bool(_ALL_LEVELS.search(lowered)) or bare != lowered
    while (cut := _TRAILING.sub("", bare)) != bare and cut:
        bare = cut.strip()
    if all_of := _OF_ALL.match(bare):
        kind = SectionKind.RESPONSIBILITIES if all_of["do"] else SectionKind.REQUIREMENTS
        return HeadingSense(kind, all_levels=True)
    does = any(c in bare for c in ("does", " do", "you")) and (_DOES.match(bare) or _AS_A.match(bare))
    if asked := does or _BRINGS.match(bare):
        owner = text[asked.start("owner") : asked.end("owner")]
        generic = owner.lower().endswith(("role", "position", "job"))
        kind = SectionKind.RESPONSIBILITIES if does else SectionKind.REQUIREMENTS
        return HeadingSense(kind, "" if generic else owner)
    for kind, pattern in _ALONE:
        if pattern.match(bare):
            return HeadingSense(kind, all_levels=everyone or _lists_grades(kind, bare))
    found = max(_owned(text, bare), default=None, key=lambda each: -each[0])
    if found is not None:
        kind, owner = found[1], found[2] or _named_behind(text, bare)
        return HeadingSense(kind, owner, all_levels=not owner and (everyone or _lists_grades(kind, bare)))
    for kind, pattern in _HEADS:
        head = pattern.match(lowered)
        if head and _CONNECTOR.match(head.group("rest")):
            rest = text[head.start("rest") :].strip(" :-–—|,()")
            owner = "" if everyone else _REST.sub("", rest)
            return HeadingSense(kind, "" if _names_kind(owner) else owner, all_levels=everyone)
    return HeadingSense(None, all_levels=everyone)


def _lists_grades(kind: SectionKind, bare: str) -> bool:
    """Whether a heading says that it lists the grades of all levels: "Grades", "Pay bands"."""
    return kind is SectionKind.JOB_GRADE and bare.endswith("s")


def _owned(text: str, bare: str) -> Iterator[tuple[int, SectionKind, str]]:
    """Kinds named at the end of a heading: where the phrase begins, the kind, the words before it."""
    for kind, pattern in _NAMED:
        tail = pattern.search(bare)
        if tail is None:
            continue
        owner = text[: tail.start()].strip(" ,:-–—/(")
        joined = _JOINED.sub("", owner)
        if owner != joined and _names_kind(joined):  # "Duties and Responsibilities": the first names both
            yield tail.start(), sense(joined).kind or kind, ""
        elif not owner or _MODIFIER.fullmatch(owner.lower()):
            yield tail.start(), kind, ""
        elif owner != joined and kind is SectionKind.JOB_GRADE:
            continue  # "Structure of the scheme and pay points" is on both
        elif not _HANGING.search(owner):  # "Director of Performance Indicators" is a title
            yield tail.start(), kind, owner


def _named_behind(text: str, bare: str) -> str:
    """The title in brackets behind a kind ("Requirements (Senior Analyst)"), "" for other remarks."""
    behind = text[len(bare) :].strip(" ()[]")
    return behind if text.lower().startswith(bare) and titles.ranked(behind) else ""


def _names_kind(words: str) -> bool:
    """Whether words name a kind of section, or levels, and nothing else."""
    if not words:
        return False
    found = sense(words)
    return found.group or (found.kind is not None and not found.owner)


def _is_group(text: str) -> bool:
    lowered = text.lower()
    if not _GROUP.fullmatch(lowered) or lowered.endswith(
        ("job level", "pay level", "salary level", "compensation level")
    ):
        return False
    if _OF_LEVELS.search(lowered):
        return False
    return not lowered.endswith("level") or not titles.ranked(text)  # "Senior Level" is a rung


def plain_kind(line: str, inside: bool, *, strong: bool = False) -> SectionKind | None:
    """The kind a bare line announces ("Requirements", "**Responsibilities:**"), null for any other line.

    `inside` a section that has a heading, words such as "Education" or "Scope" only label a part of it. A `strong`
    line may begin with "You".
    """
    text = line.strip()
    if len(text) > 40 or text.endswith((".", ";", ",")) or len(text.split()) > 4:
        return None
    found = sense(text)
    if found.kind not in _BARE_KINDS or found.owner:
        return None
    if re.match(r"interview" if strong else r"you\b|interview", text.lower().strip(" *_:")):
        return None
    named = any(kind is found.kind and pattern.search(_EDGE.sub("", text.lower())) for kind, pattern in _NAMED)
    return found.kind if named or not inside or re.match(r"\W*(?:what|who|how|you)\b", text, re.IGNORECASE) else None


def _mended(text: str) -> str:
    """The text with misspelled section words put right ("Responsibilites")."""
    return "".join(_spelled(word) for word in re.split(r"(\W+)", text))


def _spelled(word: str) -> str:
    if len(word) < 7 or not word.isalpha() or word.lower() in MISSPELLED:
        return word
    return next((v for v in MISSPELLED if abs(len(v) - len(word)) <= 2 and fuzz.ratio(v, word.lower()) >= 88), word)
