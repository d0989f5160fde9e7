"""What a heading announces: a kind of section, whose it is, a group of levels, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpus.model import SectionKind

_K = SectionKind
# Read at the end of a heading ("Senior Analyst Requirements") and at its start before a connector
# ("Requirements for all levels"). First match wins, so the narrower phrase stands first.
_PHRASES: tuple[tuple[SectionKind, str], ...] = (
    (_K.NICE_TO_HAVE, r"nice[ -]to[ -]haves?|bonus(?: points| skills)?|pluses|(?:preferred|desired|desirable|additional preferred)"
     r"(?: (?:requirements?|qualifications?|skills?|experience))?|good to have|what would make you stand out|extra credit"),
    (_K.JOB_GRADE, r"(?:job|pay|salary)\s*(?:grade|level|band)s?|grades?(?: and (?:levels?|reporting))?|job level and grade"),
    (_K.PERFORMANCE_INDICATORS, r"(?:key )?performance (?:indicators?|measures?|metrics)|(?:key )?indicators?|kpis?|pis?|key metrics|"
     r"success (?:metrics|measures|indicators)|(?:how )?(?:we )?measur(?:es?|ing) (?:of )?success|how (?:success|we) (?:is|are) measured"),
    (_K.HIRING_PROCESS, r"(?:hiring|interview(?:ing)?|recruit(?:ing|ment)|selection|application)(?: and (?:hiring|interview))? "
     r"(?:process|plan|steps|stages|timeline|loop)|how (?:we hire|to apply)|(?:the )?interviews?|interview team(?: .*)?|hiring"),
    (_K.CAREER_LADDER, r"career (?:ladder|paths?|progression|development|growth|steps?|opportunities)|(?:what is |what's )?next steps?|"
     r"where (?:you can|to) go (?:from here|next)|progression|promotion(?: eligibility| criteria)?"),
    (_K.RESPONSIBILITIES, r"responsibilit(?:y|ies)|dut(?:y|ies)|accountabilit(?:y|ies)|what you(?:'|’)?(?:ll| will)(?: be)? (?:do|doing|own|work(?:ing)? on)|"
     r"what you do|what (?:an?|the|every|each) .{2,60}? does|expectations|what (?:we|is) expect(?:ed)?(?: (?:of|from) you)?|day[ -]to[ -]day|key (?:tasks|objectives|deliverables)|your (?:mission|tasks|impact)|scope of work|you will"),
    (_K.REQUIREMENTS, r"requirements?|qualifications?|(?:required |key |core |minimum )?(?:skills?|competenc(?:y|ies)|experience)"
     r"(?:,? (?:and|&) (?:skills?|qualifications?|experience|knowledge|competenc(?:y|ies)|abilities|requirements?))*|"
     r"what you(?:'|’)?(?:ll| will)? (?:bring|need|have)|what we(?:'|’)?(?:re| are) looking for|what we ask(?: for| of you)?|what we look for|who you are|about you|you (?:have|are|bring)|"
     r"(?:education|knowledge)(?: (?:and|&) .*)?|must[ -]haves?|prerequisites?|you(?:'|’)re a (?:good )?fit if.*|you should apply if.*"),
    (_K.SPECIALTY, r"special(?:i)?t(?:y|ies)|specialisms?|specialization(?:s)?|specialisation(?:s)?"),
    (_K.SEGMENT, r"(?:market |customer |region(?:al)? )?segments?|regions?|variants?"),
    (_K.SUMMARY, r"summary|overview|an overview of this role|about (?:the|this) (?:role|job|position|family)|(?:job )?description|"
     r"(?:the )?role|role (?:summary|overview|description)|introduction|purpose|job summary"),
)  # fmt: skip
# Phrases too common inside titles ("Experience Designer", "Skills Coach") to count with an owner in front.
_ALONE = re.compile(
    r"^(?:skills?|experience|education|knowledge|competenc(?:y|ies)|indicators?|interviews?|hiring|grades?|role|purpose|"
    r"introduction|progression|regions?|variants?|segments?|bonus|preferred|desired|desirable|description|summary|overview|pis?|"
    r"the role|the interviews?|interview|about you|you will|you have|you are|you bring|next steps?|pluses)$"
)
_GROUP = re.compile(
    r"^(?:(?:.{0,60}\s)?(?:job |career |role |team |the )?levels?|(?:the )?(?:job )?roles|ladder|levels (?:and|&) .*|"
    r"job famil(?:y|ies)(?: levels)?|tracks?|(?:individual contributor|management|ic)(?: track| roles| levels| ladder))$"
)
_ALL_LEVELS = re.compile(
    r"\b(?:all|every|each)\b.{0,12}\b(?:levels?|roles?|positions?|grades?)\b|^(?:shared|common|general|base(?:line)?)\s"
)
_BY_LEVEL = re.compile(
    r"[\s,:(–-]+(?:(?:by|per|for|at|across|of|in|shared by|common to)\s+(?:all\s+|each\s+|every\s+|the\s+)?(?:levels?|roles?|positions?|grades?)|(?:all|each|every)\s+(?:levels?|roles?|positions?|grades?))\)?$"
)
_TRAILING = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_CONNECTOR = re.compile(r"^\s*(?:$|[:\-–—|,(]|(?:for|of|by|at|across|in|and|&|to)\b|\(.*\))")
_VOCABULARY = ("responsibilities", "responsibility", "requirements", "requirement", "qualifications", "indicators",
               "performance", "specialties", "interview", "hiring", "process")  # fmt: skip
_EDGE = re.compile(r"^[\W_]+|[\s:.\-–—*_]+$")


@dataclass(frozen=True, slots=True)
class HeadingSense:
    """What a heading announces.

    `kind` null: no kind of section is named. `owner`: the words beside the kind, as written ("Senior Analyst").
    `group`: it gathers levels. `all_levels`: it speaks for the whole family. `phrase`: the words that name the kind.
    """

    kind: SectionKind | None
    owner: str = ""
    group: bool = False
    all_levels: bool = False


def sense(heading: str) -> HeadingSense:
    """What the text of a heading announces."""
    text = _mended(_EDGE.sub("", heading.replace("’", "'").strip()))
    lowered = text.lower()
    bare = _BY_LEVEL.sub("", lowered)
    if (
        bare == lowered
        and _GROUP.match(_TRAILING.sub("", lowered))
        and not lowered.endswith(("job level", "pay level", "salary level"))
    ):
        return HeadingSense(None, group=True)
    everyone = bool(_ALL_LEVELS.search(lowered)) or bare != lowered
    while (cut := _TRAILING.sub("", bare)) != bare and cut:
        bare = cut.strip()
    best: tuple[int, HeadingSense] | None = None
    for kind, pattern in _PHRASES:
        tail = re.search(
            rf"(?:^|(?<=[\s,:\-–—/])|(?<=[a-z])(?=job grade)|(?<=\s\())(?:additional |main |primary |key |job (?!grade|level|band)|core |your |the )*(?P<p>{pattern})$",
            bare,
        )
        if tail:
            owner = text[: tail.start()].strip(" ,:-–—/(")
            if owner and (_ALONE.match(tail.group("p")) or _is_modifier(owner)):
                owner_words = owner.lower()
                if not _is_modifier(owner_words):
                    continue
                owner = ""
            named = "" if _speaks_for_all(owner) else owner
            found = HeadingSense(kind, named, all_levels=everyone and not named)
            if best is None or best[0] < 0 or tail.start("p") < best[0]:
                best = (tail.start("p"), found)  # of phrases that end the heading, the longest names it
            continue
        head = re.match(
            rf"(?:(?:additional|main|primary|key|job|core|required|your) )*(?P<p>{pattern})(?P<rest>[\s:(\-–—|,].*)$",
            lowered,
        )
        if head and _CONNECTOR.match(head.group("rest")) and best is None:
            rest = text[head.end("p") :].strip(" :-–—|,()")
            owner = re.sub(
                r"^(?:for|of|by|at|across|in|and|to)\s+(?:the\s+|a\s+|an\s+)?", "", rest, flags=re.IGNORECASE
            )
            best = (-1, HeadingSense(kind, "" if everyone else owner, all_levels=everyone))
    return best[1] if best else HeadingSense(None, all_levels=everyone)


def plain_kind(line: str) -> SectionKind | None:
    """The kind a bare line announces ("Requirements", "**Responsibilities:**"), null for any other line."""
    text = line.strip()
    if len(text) > 40 or text.endswith((".", ";", ",")) or len(text.split()) > 4:
        return None
    found = sense(text)
    core = {
        _K.RESPONSIBILITIES,
        _K.REQUIREMENTS,
        _K.NICE_TO_HAVE,
        _K.PERFORMANCE_INDICATORS,
        _K.HIRING_PROCESS,
        _K.JOB_GRADE,
    }
    if found.kind in core and not found.owner and not re.match(r"you\b|interview", text.lower().strip(" *_:")):
        return found.kind
    return None


def _is_modifier(owner: str) -> bool:
    return bool(re.fullmatch(r"(?:additional|main|primary|key|job|core|required|your|the|our|further|other|general|base|basic|"
                             r"shared|common|typical|example|minimum|team|a|to|this|of|and|,|\s)+", owner.lower()))  # fmt: skip


def _speaks_for_all(owner: str) -> bool:
    return not owner or _is_modifier(owner)


def _mended(text: str) -> str:
    """The text with misspelled section words put right ("Responsibilites")."""
    return "".join(_spelled(word) for word in re.split(r"(\W+)", text))


def _spelled(word: str) -> str:
    if len(word) < 7 or not word.isalpha() or word.lower() in _VOCABULARY:
        return word
    return next((v for v in _VOCABULARY if abs(len(v) - len(word)) <= 2 and fuzz.ratio(v, word.lower()) >= 88), word)
