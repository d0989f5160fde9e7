"""Words of a question as they are compared with titles: written forms, spellings, initials.

Titles are taken apart by `corpus.title`; here stands what only questions need: where each word stands, and how sure
it is that it is a title's word written otherwise. Nothing here knows what words mean: that comes from the encoder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, Prefix

from corpus import title as titles
from service.vocabulary import vocabulary

_OF_CODES = re.compile(r"(?<=\d)(?:['’]s?|s)$")
WRITTEN = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
_COMMON = (
    "a able about after ago ai all also am an and any are as ask at away back be both but by can cut day did do does "
    "else end far few for from get go got had has have he her him his how i if in is it its just let like make many me "
    "more most much must my need new next no nor not now of off ok on one only or our out over own per pls put say see "
    "she so some such than that the their them then there they this to too top two up us use vs was way we were what "
    "when where which who whom whose why will with would yes yet you your"
)
ORDINARY = frozenset(_COMMON.split())
"""Common words that are no initials and no short forms; in capitals they may be."""


FEASTS = frozenset({"christmas", "easter", "thanksgiving", "hanukkah", "diwali", "ramadan", "eid"})
"""What one may be at besides places and organisations."""
SAME_STEM = 0.85
"""Likeness of two endings of one stem."""
_LONG_STEM = 6
"""Letters of a stem from which any ending will do."""
_ENDINGS = vocabulary(
    """
    e s es ed d r rs er ers ier iers or ors ing ings st sts ist ists ion ions tion tions ment ments al ial ical ic ics
    tic tics sis ship ships an ans ian ians n ns ant ants ance ent ents ence y ies ry ty ity ive able ure
    """
) | {""}
"""What is left of two words of one stem: design-er, analy-sis; "suppo-sed" is no "suppo-rt"."""
_HOW_MUCH = frozenset({"how", "more", "most", "less", "least", "too", "very"})
_NOT = frozenset({"not", "no", "non", "neither", "nor", "without", "isn't", "never"})
_WHOSE = frozenset(
    "line direct hiring people person's immediate reporting my your their his her its our whose own s".split()  # noqa: SIM905
)
_ONES_OWN = frozenset({"my", "your", "their", "his", "her", "its", "our", "whose"})
_BEFORE_A_VERB = frozenset(
    {"who", "whoever", "that", "which", "person", "somebody", "someone", "they", "you", "i", "we", "to"}
)
_SPEAKERS = frozenset({"i", "you", "we", "they"})
_DOERS = frozenset({"who", "whoever", "that", "role", "level", "position", "job", "post", "person", "one"})
"""What may stand before the verb "leads"; leads may follow "which" as well, and are then people."""
_OBJECTS = frozenset(
    "me us them people others anyone anybody anything someone somebody everyone teams reports".split()  # noqa: SIM905
)
_AFTER_A_VERB = _OBJECTS | {"the", "a", "an", "my", "our", "their", "your", "this", "that", "these", "those"}
_GOES_ON = _AFTER_A_VERB | {"in", "on", "across", "any", "all", "every", "each", "other", "several"}
_PLURAL = re.compile(r"[a-z][a-z-]+(?<![su])s")
"""What is led where somebody does: "does a buyer lead auctions"; no verb follows there in that form."""
_EMPLOYED = frozenset({"existing", "current", "former", "permanent", "temporary"})
_AFTER_PEOPLE = frozenset({"and", "or", "who", "to", "do", "get", "have", "in", "on", "at", "be", "as", "can", "must"})
"""What stands around "staff" where it is everybody who works there."""
_SECOND = 2
"""Articles after a helping verb from which the second is that of an object."""
_HELPING = frozenset({"do", "does", "did", "would", "must", "should", "can", "may"})
_ARTICLES = frozenset({"a", "an", "the", "any", "each", "every"})
_VERBS = frozenset({"manage", "manages", "managed", "managing", "leading", "heads", "directs", "led"})
_MAYBE_VERBS = frozenset({"lead", "leads", "head", "intern", "staff", "associate", "associates"})
_NO_SLIPS = frozenset({"chef", "office", "offices"})
"""Words that only look like a word of rank written in haste."""
DOER = re.compile(r"(?!(?:meant|spent)$).{2,}(?:er|or|ist|ian|yst|ant|(?<!m)ent|man|woman)s?", re.IGNORECASE)
"""How words for people at work end."""
LEAST_HALF = 3
"""Letters of each half of a word made of two: back-end."""
_RANKS = (*titles.RANKS, *titles.HEADS)
_OF_RANK = frozenset({*_RANKS, "vice", "managers"})
PLAIN_WORDS = frozenset({"intermediate", "mid"})
"""How documents and people mark the plain level: no rank at all."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question as written, and the title words it stands for: "VP" stands for vice and president.

    `is_rank`: whether it says how high a level stands.
    """

    text: str
    stands_for: tuple[str, ...]
    is_rank: bool = False

    @property
    def is_plural(self) -> bool:
        """Whether the word is written in the plural."""
        return self.text[-1:] == "s" and self.text[:-1].casefold() in self.stands_for


def holds_word(text: str) -> bool:
    """Whether there is anything to look for in a text: a letter or a digit, of any script."""
    return any(character.isalnum() for character in text)


def is_rank(word: str) -> bool:
    """Whether a title word says how high a level stands."""
    return word in _OF_RANK


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; those that carry nothing in a title stand for nothing."""
    written = [match[0] for match in WRITTEN.finditer(text)]
    return tuple(_word(written, place) for place in range(len(written)))


def code_said(word: Word) -> str:
    """The grade code that a word is, in capitals, of one or of several: "RM5's", "IC3s"; "" where it is none."""
    bare = _OF_CODES.sub("", word.text)
    return bare.upper() if titles.is_code(bare) else ""


def only_codes(said: str) -> bool:
    """Whether all words of a text are grade codes, of whatever case: "IC3 IC2's"."""
    return all(map(code_said, words(said)))


def _word(written: list[str], place: int) -> Word:
    text = written[place]
    meant = normal(_OF_CODES.sub("", text))
    if not meant or not all(is_rank(word) for word in meant):
        return Word(text, meant)
    before = written[place - 1].casefold().replace("’", "'") if place else ""
    after = written[place + 1].casefold() if place + 1 < len(written) else ""
    small = text.casefold()
    if small.startswith("staff") and place > 1 and written[place - 2].casefold() == "chief":
        return Word(text, meant)
    verb = small in _VERBS or (small in _MAYBE_VERBS and before in _BEFORE_A_VERB and after in _AFTER_A_VERB)
    verb = verb or (small in {"lead", "leads"} and (after == "to" or after in _OBJECTS))
    verb = verb or (small == "lead" and before in _SPEAKERS)
    verb = verb or (small == "leads" and after in {"a", "an"})
    verb = verb or (small == "leads" and before in _DOERS and after not in {"", "report", "and", "or"})
    verb = verb or (
        small == "staff" and before.endswith("s") and after in _AFTER_A_VERB - _OBJECTS
    )  # "crews staff a desk"
    last = place == len(written) - 1
    verb = verb or (small == "staff" and before in _EMPLOYED and (last or after in _AFTER_PEOPLE))
    led = last or after in _GOES_ON or _PLURAL.fullmatch(after) is not None
    verb = verb or (small == "lead" and before not in _ARTICLES and led and _helped(written[:place]))
    theirs = re.sub(r"['’]s?$", "", small)
    boss = theirs in {"manager", "managers", "mgr", "mgrs"} and (before in _WHOSE or before.endswith("'s"))
    boss = boss or (theirs in {"staff", "supervisor", "supervisors"} and before.endswith(("'s", "s'")))
    boss = boss or (theirs in {"lead", "head"} and before in _ONES_OWN)
    boss = boss or (small == "manager" and _asks_who_manages(written, place))
    measured = small in {"senior", "junior"} and (before in _HOW_MUCH or after in {"than", "as"})
    measured = measured or (small in {"senior", "junior"} and after == "to" and _asks_whether(written))
    told = small == "managers" and place == len(written) - 1 and _says_what_they_are(written)
    if verb or boss or measured or told or before in _NOT:
        return Word(text, ())
    return Word(text, meant, True)


def _helped(before: Sequence[str]) -> bool:
    """Whether a verb is still to come: "How many does the Buyer ..."; not in "does the Buyer sit above the ..."."""
    said = [word.casefold() for word in before]
    helping = [place for place, word in enumerate(said[:-1]) if word in _HELPING]
    return bool(helping) and sum(word in _ARTICLES for word in said[helping[-1] :]) < _SECOND


def _asks_who_manages(written: Sequence[str], place: int) -> bool:
    """Whether a question asks who is over somebody: "Who is the manager of a Buyer"; of Buying, it is a title."""
    whose = [word.casefold() for word in written[place + 1 : place + 3]]
    return written[0].casefold().startswith("who") and whose[:1] == ["of"] and whose[-1] in _ARTICLES | _ONES_OWN


def _asks_whether(written: Sequence[str]) -> bool:
    """Whether a question asks if somebody is something: "Is the Buyer junior to the Planner"."""
    return written[0].casefold() in {"is", "isn't", "are", "aren't"}


def _says_what_they_are(written: list[str]) -> bool:
    """Whether a question asks of several whether they are something: "Are buyers managers"."""
    first = [word.casefold() for word in written[:2]]
    return first[0] in {"are", "aren't"} and first[-1] != "there" and written[-2][-1:] == "s"


@lru_cache(maxsize=16384)
def normal(word: str) -> tuple[str, ...]:
    """The title words that one written word stands for: "Seniors" gives senior, "senoir" too, "the" gives none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if plain.casefold() in _NO_SLIPS:
        return (plain.casefold(),)
    return tuple(_unmixed(part) for part in titles.words(plain))


def _unmixed(word: str) -> str:
    """The word of rank that a word is with its letters in another order, or with an inner letter left out.

    The first letter stays in its place. Else the word itself.
    """
    if len(word) < 4 or is_rank(word) or word in _NO_SLIPS:
        return word
    short = _SHORT_OF_ONE.get(word, word)
    return _BY_LETTERS.get(_letters(word), short) if len(word) > 4 else short


def _letters(word: str) -> str:
    """The letters of a word, the first in its place and the others in order."""
    return word[:1] + "".join(sorted(word[1:]))


_BY_LETTERS = {_letters(rank): rank for rank in _RANKS}
_SHORT_OF_ONE = {
    rank[:place] + rank[place + 1 :]: rank
    for rank in _RANKS if len(rank) > 4
    for place in range(1, len(rank) - 1)
}  # fmt: skip
"""Words of rank without one of their inner letters: staf and stff are staff, but manage is no manager."""


@lru_cache(maxsize=65536)
def likeness(asked: str, named: str) -> float:
    """How sure it is that `asked` is `named` written otherwise, from 0 (it is not) to 1 (the same word).

    Counts, in falling order: the same word; its numeronym (a11y); a typing slip; another ending of the same stem
    (designer, design); the beginning of a longer word (corp, tech); its consonants (acct).
    """
    if asked == named:
        return 1.0
    shorter, longer = (asked, named) if len(asked) <= len(named) else (named, asked)
    if asked.isdigit() or named.isdigit() or len(shorter) < 3 or asked[0] != named[0]:
        return 0.0
    if asked == f"{named[0]}{len(named) - 2}{named[-1]}":
        return 0.95
    if (len(shorter) >= 5 and not longer.startswith(shorter)) or sorted(asked) == sorted(named):
        allowed = 1 if len(shorter) < 8 else 2
        if OSA.distance(asked, named, score_cutoff=allowed) <= allowed:
            return 0.9
    common = Prefix.similarity(asked, named)
    if common >= max(5, 0.6 * len(longer)) and (common >= _LONG_STEM or {asked[common:], named[common:]} <= _ENDINGS):
        return SAME_STEM
    if asked in ORDINARY or is_rank(asked) or len(asked) > 5:
        return 0.0
    plural = asked.endswith("s") and len(asked) > 2 and named.startswith(asked[:-1])  # ops
    consonants = named[0] + re.sub(r"[aeiou]", "", named[1:])
    if plural or named.startswith(asked) or (not re.search(r"[aeiouy]", asked[1:]) and _within(asked, consonants)):
        return 0.7
    return 0.0


def _within(letters: str, word: str) -> bool:
    """Whether the letters stand in the word in that order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


@lru_cache(maxsize=4096)
def initials(title: str) -> dict[str, frozenset[str]]:
    """The short names that first letters of neighbouring words make, each with the title words it stands for.

    "Financial Planning & Analysis" gives FP&A, FPA, FP, P&A and PA; short words in capitals count whole ("UX
    Researcher" gives UXR). Keys are upper case, from two words and more.
    """
    made: dict[str, frozenset[str]] = {}
    written = [(match, Word(match[0], normal(match[0]))) for match in WRITTEN.finditer(title)]
    carrying = [(match, word) for match, word in written if word.stands_for]
    for start in range(len(carrying)):
        letters = joined = ""
        meant = frozenset[str]()
        for number in range(start, len(carrying)):
            match, word = carrying[number]
            if meant and re.search(r"&|\band\b", title[carrying[number - 1][0].end() : match.start()]):
                joined += "&"
            short = word.text if word.text.isupper() and len(word.text) <= 4 else word.text[0].upper()
            letters, joined, meant = letters + short, joined + short, meant | frozenset(word.stands_for)
            if number > start:
                made.setdefault(letters, meant)
                made.setdefault(joined, meant)
    return made


def shortens(letters: str, parts: Sequence[str]) -> bool:
    """Whether letters, in small ones, stand for all words of a title, one of which is made of two: DBRE.

    Each word gives its first letter, and one of them that of its second half as well.
    """
    if len(letters) != len(parts) + 1:
        return False
    for place, word in enumerate(parts):
        own = "".join(part[0] for part in parts[: place + 1])
        rest = "".join(part[0] for part in parts[place + 1 :])
        if letters.startswith(own) and letters[len(own) + 1 :] == rest:
            inner = letters[len(own)]
            if inner in word[LEAST_HALF : len(word) - LEAST_HALF + 1]:
                return True
    return False
