"""The grades a question asks for: one, several, a range, the highest, those without."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.ask.bounds import bounded, digits, joined, without
from service.phrases import phrases

_NUMBER = r"#?[\[(]?\d{1,3}[\])]?"
_PAY = r"(?:job|pay|salary)"
_OPENS = rf"(?:grades?|graded|(?:at|on|in)\s+(?:{_PAY}\s+)?(?:level|band)|{_PAY}\s+(?:levels?|bands?))"
_GRADES = re.compile(
    rf"\b{_OPENS}\s*(?P<numbers>(?:(?:at|of|from|above|below|over|under|between)\s+)?{_NUMBER}(?!\w|\s*(?:%|years?))"
    rf"(?:\s*(?:,|/|or|and|to|through|-|–)\s*(?:grade\s*)?{_NUMBER}(?!\w))*)"
    rf"|\bbetween\s+(?P<between>{_NUMBER}\s*(?:and|to|-|–)\s*{_NUMBER})(?!\w|\s*(?:%|years?))",
    re.IGNORECASE,
)
_UNBOUND = re.compile(
    rf"\bgrade\s+(?:(?:at\s+least|at\s+most|or|no|not|higher|lower|more|less|than|up\s+to)\s+)+{_NUMBER}(?!\w)",
    re.IGNORECASE,
)
_CODE = r"[A-Za-z]{1,3}\d{1,2}"
_CODED_ROLES = r"(?:grades?|graded|bands?|levels?|roles?|jobs?|positions?|ladder)"
_CODES = re.compile(
    rf"(?:\b(?P<before>{_CODED_ROLES})\s+(?:at\s+|is\s+|are\s+)?)?(?P<codes>\b{_CODE}\b(?:\s*(?:,|/|or|and|to|through|-|–)\s*{_CODE}\b)*)"
    rf"(?P<after>\s+{_CODED_ROLES}\b)?",
    re.IGNORECASE,
)
_GRADED = r"(?:job |pay )?grade(?:s|d)?"
_RUNGS = r"(?:levels?|roles?|positions?|jobs?|rungs?|titles?|posts?|persons?|people)"
_HIGHEST = phrases(
    f"(?:highest|top|maximum|max|biggest|largest|best)(?:[- ]paid)?(?: (?:job|pay|possible))* {_GRADED}\n"
    f"{_GRADED} (?:the )?highest\n"
    f"how (?:high|far up) (?:do|does|can) (?:the |job |pay )*{_GRADED} (?:go|run|reach|rise|get)(?: up)?\n"
    f"how (?:high|far up)(?= (?:can|could|does|do|may|might) \\w+ \\w+)\n"
    f"(?:most senior|senior-most|highest|top)(?:-| )?(?:rank(?:ing|ed)?)?(?=(?: [\\w&-]+){{0,3}} {_RUNGS})"
)
_LOWEST = phrases(
    f"(?:lowest|bottom|minimum|min|smallest)(?: (?:job|pay|possible))* {_GRADED}\n{_GRADED} (?:the )?lowest\n"
    f"how (?:low|far down) (?:do|does|can) (?:the |job |pay )*{_GRADED} (?:go|run|reach|get)(?: down)?\n"
    f"(?:most junior|junior-?most|least senior|lowest|bottom)(?:-| )?(?:rank(?:ing|ed)?)?"
    f"(?=(?: [\\w&-]+){{0,3}} {_RUNGS})"
)
_UNGRADED = phrases(
    f"(?:no|without(?: an?| any)?|missing(?: an?| their)?|lack(?:s|ing)?(?: an?)?) {_GRADED}\n"
    f"(?:don['’]t|do not|does not|doesn['’]t) (?:state|have|give|show|mention)(?: an?| any| their)? {_GRADED}\nungraded"
)
_CODED = phrases(
    f"(?:letter(?:ed)?|alphanumeric|coded|non-?numer\\w+) {_GRADED}\n"
    f"(?:(?:does|do|is|are) )?(?:no|not|never|without)(?: (?:use|using|have|having|bear|state|give|show|in|on))?"
    f"(?: an?| any| the)? number(?:ed|s|ing)?(?: (?:for|as)(?: (?:an?|the|their))?)? {_GRADED}\n"
    f"{_GRADED} (?:(?:that|which) )?(?:is|are) (?:no|not) (?:an? )?(?:numbers?|numeric)\n"
    "(?:letter|career|grade|level)(?:-| )codes?\n"
    f"codes? (?:for|as|instead of|rather than|in place of)(?: (?:a|an|the|their))?(?: (?:numbered|number))? {_GRADED}"
)


ALL_GRADES = phrases(
    "(?:which|what|how many|list|all|name|show me) (?:(?:the|of|all|job|pay|different|possible) )*grades"
    "(?: (?:are|do|does|is) (?P<whose>(?:[\\w&-]+ ){0,3}?)(?:there|have|has|use|uses|used|in use|go)"
    "| exist| (?:are )?in use)"
)
"""How a question asks which grades there are."""


@dataclass(frozen=True, slots=True)
class Graded:
    """Which grades are asked for; nothing set means any.

    `ranges` are numbers, of which any will do; `codes` grades that are no numbers, `coded` any of those; `each` asks
    which grades there are.
    """

    ranges: tuple[range, ...] = ()
    codes: frozenset[str] = frozenset()
    highest: bool = False
    lowest: bool = False
    ungraded: bool = False
    coded: bool = False
    each: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is asked of the grade."""
        return bool(
            self.ranges or self.codes or self.highest or self.lowest or self.ungraded or self.coded or self.each
        )

    @property
    def extreme(self) -> bool:
        """Whether the highest or the lowest of those that fit otherwise is asked for."""
        return self.highest or self.lowest

    def holds(self, grade: int | str) -> bool:
        """Whether a stated grade is one of those asked for."""
        if isinstance(grade, int):
            return any(grade in wanted for wanted in self.ranges)
        return self.coded or grade.upper() in self.codes


def graded(question: str, codes: frozenset[str]) -> tuple[Graded, str]:
    """The grades a question asks for, and the question without the words that say so.

    `codes` are the catalogue's grades that are no numbers, in capitals.
    """
    if match := ALL_GRADES.search(question):
        inside = f"in {match['whose']}" if match["whose"] else ""
        return Graded(each=True), f"{question[: match.start()]} {inside} {question[match.end() :]}"
    said, rest = _coded(question, codes)
    rest = digits(rest)
    ranges: list[range] = []
    while match := _GRADES.search(rest) or _UNBOUND.search(rest):
        if "between" in match.re.groupindex and match.group("between") and "grade" not in question.lower():
            break
        ranges += bounded([int(number) for number in re.findall(r"\d+", match.group())], match, rest)
        rest = without(rest, match)
    flags = []
    for pattern in (_HIGHEST, _LOWEST, _UNGRADED, _CODED):
        flags.append(bool(pattern.search(rest)))
        rest = pattern.sub(" ", rest)
    highest, lowest, ungraded, coded = flags
    coded = coded and bool(codes) and not said
    return Graded(joined(ranges), said, highest, lowest, ungraded, coded), rest


def _coded(question: str, codes: frozenset[str]) -> tuple[frozenset[str], str]:
    """The codes a question asks for, bounds read as with numbers; and the question without them.

    A code that nothing bears counts where the question says that it is one: "levels P2".
    """
    found: set[str] = set()
    rest, at = question, 0
    while match := _CODES.search(rest, at):
        said = [code.upper() for code in re.findall(_CODE, match.group("codes"))]
        known = [code for code in said if code in codes]
        at = match.end()
        if not known and not (match.group("before") or match.group("after")):
            continue
        found |= _allowed(said, match, rest, codes) or set(said)
        rest = without(rest, match)
        at = 0
    return frozenset(found), rest


def _allowed(said: list[str], match: re.Match[str], question: str, codes: frozenset[str]) -> set[str]:
    """The catalogue's codes that a mention of some codes allows, by letters and number."""
    letters = {code.rstrip("0123456789") for code in said}
    ranges = bounded([int(re.sub(r"\D", "", code)) for code in said], match, question)
    split = [(code.rstrip("0123456789"), code) for code in codes]
    numbered = [(code, re.sub(r"\D", "", code)) for first, code in split if first in letters]
    return {code for code, number in numbered if number and any(int(number) in each for each in ranges)}
