"""Titles of roles: what is rank, what is the head of the role, what is its subject.

"Sr. Manager, Billing", "Senior Billing Manager" and "Senior Manager of Billing" are one title; "Senior Manager" and
"Manager" are not. What is shown stays as written; what is compared is the key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

RANKS = {
    "intern": 0, "trainee": 0, "apprentice": 0, "junior": 1, "entry": 1, "graduate": 1, "associate": 2, "assistant": 2,
    "deputy": 2, "intermediate": 3, "mid": 3, "midweight": 4, "senior": 5, "lead": 6, "staff": 7,
    "principal": 8, "distinguished": 9, "fellow": 10,
}  # fmt: skip
"""Seniority words of individual contributors, lowest first; larger is more senior. A title without one counts as 3."""

HEADS = {
    "supervisor": 1, "manager": 2, "head": 4, "director": 5, "president": 8, "chief": 9, "officer": 9,
}  # fmt: skip
"""Words that name a place in the management line; larger is more senior."""

_SYNONYMS = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "princ": "principal", "prin": "principal",
    "mgr": "manager", "mngr": "manager", "mng": "manager", "dir": "director", "supv": "supervisor",
    "assoc": "associate", "asst": "assistant", "eng": "engineer", "engr": "engineer", "dev": "developer",
    "vp": "vice president", "svp": "senior vice president", "evp": "executive vice president",
    "avp": "assistant vice president", "ceo": "chief executive officer", "cfo": "chief financial officer",
    "cto": "chief technology officer", "coo": "chief operating officer", "cpo": "chief product officer",
    "cmo": "chief marketing officer", "cio": "chief information officer", "clo": "chief legal officer",
    "cro": "chief revenue officer", "cao": "chief accounting officer", "ciso": "chief information security officer",
    "cos": "chief of staff", "internship": "intern", "medior": "intermediate", "int": "intermediate",
    "midlevel": "intermediate", "principle": "principal",
    "vicepresident": "vice president",
}  # fmt: skip
_LONG_RANKS = tuple(word for word in (*RANKS, *HEADS) if len(word) >= 5)
_MIDWEIGHT = re.compile(r"\bmid[ -]weight", re.IGNORECASE)
_NUMERALS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_NO_RANK = frozenset({"office"})
"""Words that only look like a word of rank with a typo."""
LEAST_MISSPELLED = 4
"""Letters of a word from which a typo in it is forgiven."""
MISSPELLED = 84
"""Likeness of two words, of 100, from which one is the other with a typo."""
_PLAIN = 3
_SERVES = re.compile(
    r"(?:\s+to\s+(?:the\s+|our\s+|an?\s+)?(?=(?:c[a-z]{1,2}o|[se]?vp|chief|president|vice|director|head|general|executive|board)\b)"
    r"|[\s,]+(?:in the |at the )?office of the\s+)",
    re.IGNORECASE,
)
_STOP = {
    "of", "the", "a", "an", "and", "for", "to", "in", "level", "levels", "role", "position", "job", "grade", "or",
    "stufe", "niveau", "nivel",
}  # fmt: skip
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:(?:\.\d{1,2})*[.)]|(?:\.\d{1,2})+)|[A-Z](?:\.\d{1,2})+[.)]?)\s+(?=\w)")
"""The number of a heading in a list of headings: "2. Senior Buyer", "3.1 Senior Buyer", "B.3 Senior Buyer"."""
_SHORT = re.compile(r"\s*\((?P<letters>[A-Z][A-Z&]{1,5})s?\)")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_JOINING = frozenset({"and", "of", "the", "for", "to", "in"})
_WORD = re.compile(r"[a-z0-9]+(?:[+#]+)?", re.IGNORECASE)
_MANAGERS = re.compile(r"\bmanagers\b", re.IGNORECASE)
_CODE = re.compile(r"^(?:ic|[a-z])\d{1,2}$|^[a-z]{2,3}\d{1,2}$", re.IGNORECASE)
_CODE_WORD = re.compile(r"\b(?:IC[ -]?|[A-Z]{1,3})\d{1,2}\b")


@dataclass(frozen=True, slots=True)
class TitleKey:
    """A title taken apart. `ranks` and `heads` decide seniority, `subject` what the role is about.

    "intermediate" counts as no rank: it is how documents mark the plain title.
    """

    ranks: frozenset[str]
    heads: frozenset[str]
    subject: frozenset[str]


def slug(title: str) -> str:
    """A title as it stands in ids: lower case, runs of other characters than letters and digits become a dash."""
    return re.sub(r"[\W_]+", "-", title.lower()).strip("-")


@lru_cache(maxsize=16384)
def words(title: str) -> tuple[str, ...]:
    """The words of a title in order: lower case, abbreviations of rank spelled out, plurals cut."""
    return tuple(_spelled(word) for word in _as_written(title))


def is_spelled_right(title: str) -> bool:
    """Whether no word of rank in a title has to be put right to be read."""
    return all(_spelled(word) == word for word in _as_written(title))


def _as_written(title: str) -> list[str]:
    """The words of a title, abbreviations spelled out and plurals cut, typos left as they are."""
    title = re.sub(r"['’]s\b", "", without_short(without_number(title)).replace("&", " and "))
    out: list[str] = []
    for raw in _WORD.findall(_MIDWEIGHT.sub("midweight", title)):
        word = raw.lower()
        out += (
            _SYNONYMS.get(word, _SYNONYMS.get(stem(word), word)).split() if word not in _NUMERALS else [_NUMERALS[word]]
        )
    return [stem(word) for word in out if word not in _STOP]


def without_number(heading: str) -> str:
    """A heading without its number in a list of headings."""
    return _NUMBERED.sub("", heading)


def without_aside(title: str) -> str:
    """A title without the words in brackets behind it: "Mason (craft track)"."""
    return _ASIDE.sub("", title)


def without_short(title: str) -> str:
    """A title without the letters that it is called for short: "Sales Development Representative (SDR)"."""
    short = _SHORT.search(title)
    if short is None:
        return title
    before = [word[0].upper() for word in re.findall(r"[^\W_]+", title[: short.start()]) if word not in _JOINING]
    letters = short["letters"].replace("&", "")
    return title[: short.start()] + title[short.end() :] if "".join(before).endswith(letters) else title


def _spelled(word: str) -> str:
    """A rank or head word with a typo ("manger") put right."""
    if len(word) < 5 or word in RANKS or word in HEADS or word in _NO_RANK:
        return word
    alike = process.extract_iter(word, _LONG_RANKS, scorer=fuzz.ratio, score_cutoff=90)
    return next((known for known, _, _ in alike), word)


def stem(word: str) -> str:
    """A word without its plural ending."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "ops", "sales")):
        return word[:-1]
    return word


@lru_cache(maxsize=16384)
def key(title: str) -> TitleKey:
    """The key of a title."""
    ranks: set[str] = set()
    heads: set[str] = set()
    subject: list[str] = []
    listed = words(title)
    last = len(words(without_aside(title))) - 1  # the 3 of "Nurse III (Proficient)"
    if "manager" in listed and (plural := _MANAGERS.search(title)) and listed.count("manager") > 1:
        heads.add(plural.group().lower())  # "Manager, Success Managers" manages managers
    for i, word in enumerate(listed):
        chief_of_staff = word == "staff" and i > 0 and listed[i - 1] == "chief"
        if chief_of_staff:
            subject.append(word)
        elif word in RANKS:
            ranks.add(word)
        elif word in HEADS:
            heads.add(word)
        elif word == "vice":
            heads.add("vice")
        elif word.isdigit() and len(word) == 1 and i in {0, last, len(listed) - 1}:
            ranks.add(word)
        else:
            subject.append(word)
    return TitleKey(frozenset(ranks - {"intermediate", "mid"}), frozenset(heads), frozenset(subject))


def same(one: str, other: str) -> bool:
    """Whether two titles have the same key."""
    return key(one) == key(other)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of `one` found in `other`, typos forgiven; 0..1, larger is nearer; 1 where `one` is empty."""
    if one <= other:
        return 1.0
    hits = 0.0
    for word in one:
        if word in other:
            hits += 1
        elif any(_near(word, candidate) for candidate in other):
            hits += 0.9
    return hits / len(one)


def _near(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= LEAST_MISSPELLED and fuzz.ratio(one, other) >= MISSPELLED


ALIKE = 0.75
"""Likeness from which two titles are taken for one, where nothing names either more surely."""


def likeness(one: str, other: str) -> float:
    """How alike two titles are, 0..1, larger is nearer; 0 where rank or place in the management line differs."""
    a, b = key(one), key(other)
    if a.ranks != b.ranks or not _same_heads(a.heads, b.heads):
        return 0.0
    if not a.subject and not b.subject:
        return 1.0
    return (overlap(a.subject, b.subject) + overlap(b.subject, a.subject)) / 2


def _same_heads(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or (len(one) == len(other) and overlap(one, other) >= 0.9)


def seniority(title: str) -> float:
    """How senior a title reads; larger is more senior, comparable within one track of one family."""
    parts = key(own_words(title))
    return _head(parts) * 20 + _rank(parts)


def own_words(title: str) -> str:
    """A title without whom it serves: "Chief of Staff to the CFO" is no officer."""
    return _SERVES.split(title, maxsplit=1)[0] or title


def _head(parts: TitleKey) -> float:
    if "vice" in parts.heads:
        return 7 if "executive" in parts.subject else 6
    if "chief" in parts.heads and "staff" in parts.subject:
        return 0
    head = float(max((HEADS.get(word, 0) for word in parts.heads), default=0))
    if "chief" in parts.heads and parts.subject == {"executive"}:
        return head + 0.5
    return head


def _rank(parts: TitleKey) -> float:
    named = {word: RANKS[word] for word in parts.ranks if word in RANKS}
    step = max((int(word) / 10 for word in parts.ranks if word.isdigit()), default=0.0)
    others = [value for word, value in named.items() if word != "senior"]
    if not named:
        rank = _PLAIN + (step - 0.1) * 5 if step else _PLAIN
    elif "senior" in named and others:
        rank = max(others) + 0.5  # "Senior Staff" is above Staff, "Senior Associate" above Associate
    else:
        rank = max(others, default=RANKS["senior"]) + (-0.5 if len(others) > 1 and min(others) < _PLAIN else 0)
    raised = {"group"} if "manager" in parts.heads else {"executive", "managing"}
    if parts.heads and "vice" not in parts.heads and parts.subject & raised:
        rank += 4
    return rank + (step if named else 0)


def code(text: str) -> str | None:
    """The first grade code in a text ("IC3", "L4", "TL5"), null where there is none."""
    match = _CODE_WORD.search(text)
    return re.sub(r"[ -]", "", match.group()) if match else None


def called_by(title: str, grade: int | str | None) -> str:
    """The code that sentences name a level by: in its title, else the one that is its grade; "" where it has none."""
    return code(title) or (grade if isinstance(grade, str) else "")


def without_code(text: str) -> str:
    """A text without grade codes."""
    return _CODE_WORD.sub("", text)


def is_code(word: str) -> bool:
    """Whether a word is a grade code and nothing else."""
    return bool(_CODE.match(word))


def ranked(title: str) -> bool:
    """Whether a heading reads as a rung: a rank, a place in the management line, a number or a code."""
    parts = key(title)
    return bool(parts.ranks or parts.heads) or code(title) is not None
