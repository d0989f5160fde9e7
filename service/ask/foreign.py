"""Other organisations that a question asks about: these documents speak of one."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from corpus import title as titles
from indexer.snapshot import FamilyOutline
from indexer.store import Filters, Store
from service.ask.asking import asking
from service.ask.listing_words import ASKED, GENERIC
from service.ask.meeting import holds
from service.ask.polar import OPENS
from service.links import SURE_LINK, Links, named_places
from service.vocabulary import vocabulary
from service.wording import FEASTS, ORDINARY, WRITTEN, Word, words

MENTIONS = 400
"""Passages whose text or headings hold a name, looked at for how the documents speak of it."""
SOME = 20
"""Those looked at for how a word is written."""
OFTEN = 3
"""Times that a word has a capital where it is a name."""
_ASKER = frozenset({"i", "i'm", "i've", "i'd", "me", "my", "we", "our"})
_OF_AN_ASKER = 5
"""Words before "at" in which the asker says where they were themselves."""
_ABLE = frozenset({"good", "great", "strong", "bad", "poor", "better", "best", "skilled", "experienced", "weak"})
"""How able somebody is, before "at"."""
_TO_MANY = vocabulary(
    """
    publish publishes published publishing speak speaks spoken speaking present presents presenting presented talk talks
    talking exhibit exhibits exhibiting attend attends demo demos
    """
)
"""What somebody does at a gathering, before its name: it employs nobody there."""
_DOERS = frozenset({"do", "does", "did", "has", "will"})
_HELPING = frozenset({"could", "would", "should", "may", "might", "does", "did", "has", "had", "shall"})
"""Verbs that open a sentence with a capital."""
_CONTEXT = re.compile(
    rf"\W*(?!(?:at|in|for|with|from|as|of|who|whom|whose|which|what|how|where|when|why|if)\b|{OPENS}\b)"
    r"(?=[^.?!,;]*(?:\b(?:I|we|us|me|they|he|she|it|is|are|was|were|has|have|had|will|would|wants?|needs?)\b"
    r"|['’](?:re|ve|m|d)\b|['’]s\s+\w+(?:ed|ing)\b))[^.?!,;]+[,;]\s+(?=(?:who|whom|whose|which|what|how)\b)",
    re.IGNORECASE,
)
"""A clause that opens a question and tells what it is about: "we are off to the fair at Leeds, who minds the desk?"."""
_OF_THE_PAST = re.compile(
    r"[^?]*[,.;:–—-]\s+(?=(?:would|will|does|do|is|can|could)\s+(?:that|this|it)\s+"
    r"(?:count|fit|do|help|matter|suffice|qualify|be\s+enough|enough|make)\b)",
    re.IGNORECASE,
)
"""What is told before it is asked whether it counts: "a summer at Acme in audit, would that count?"."""
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_A_TITLE = _ARTICLES | {"our", "your"}
"""Before a name and a rank: "the Brass Manager" is a title."""
_TOWARDS = frozenset({"to", "with", "against", "from", "like"})
"""Words before the name of whom a role has to do with, or of an example."""
_OF_A_KIND = frozenset({"type", "types", "style", "styles", "like", "kind", "kinds", "sort", "sorts"})
"""What a name has that stands for its kind: "Moody's type firms"."""
_ABBREVIATED = re.compile(r"(?=.{2,6}$)(?:[A-Z]+[a-z]{0,2})+[A-Z]")
"""Letters that are short for a thing, as "SaaS" and "IoT" are: names of companies end in small ones."""
_DEPARTMENT = re.compile(r"[A-Z]{1,2}(?:&[A-Z]{1,2})?|[A-Z]{2,}s")
"""What is more likely short for a department, a role or people than for a company: "AP", "FP&A", "SMEs"."""

_WHERE_ONE_IS = re.compile(
    r"\b(?:I(?:['’]m|\s+am|\s+live|\s+work)|we(?:['’]re|\s+are|\s+live)|living|based)\s+(?:(?:based|living|over|out)\s+)?"
    r"(?:in|at|near)\s+(?=[A-Z])",
)
"""How the asker tells where they are."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A capitalised word of a question that names neither a role nor a rank; `place` is its word, 0-based, `start` its
    first letter.
    """

    place: int
    start: int
    text: str
    owning: bool


_LETTERS = re.compile(r"[A-Z](?:&?[A-Z]){1,4}s?")
"""Letters that are short for words."""
_OR_ALIKE = re.compile(
    r"\bor\s+(?:something|anything|similar|equivalent|the\s+like|such)\b"
    r"|(?-i:[A-Z])[\w&]*(?:['’]s)?[\s-]+(?:type|style|like)\b",
    re.IGNORECASE,
)
"""What follows a name that stands for its kind: "or the like", "Moody's type firms"."""


_BODY = r"(?:University|College|School|Institute|Trust|Hospital|Council|Foundation|Society|Museum|Authority|Bank)"
_FIRM = r"(?:Ltd|Limited|Inc|LLC|GmbH|plc|Hotels?)"
"""What organisations call themselves: "University of Carrow", "Saltmarsh Research Institute"."""
_JOINED = re.compile(r"(?<=\\ )(?:\\&|and)(?=\\ )")


class Foreign:
    """Finds them against the documents of one store and the titles in them."""

    def __init__(self, store: Store, families: Sequence[FamilyOutline]) -> None:
        self._store = store
        written = (title for family in families for title in (family.title, *(level.title for level in family.levels)))
        self._title_words = frozenset(word for title in written for word in titles.words(title))

    def organisation(self, question: str, links: Links, within: Filters) -> str:
        """Another organisation that the question asks about; "" where it asks about this one, or of those whose folders
        it looks within.

        A name that the documents do not hold stands for one where it owns something, does something, or says whose
        role is meant; after "at", so does one the documents hold but never as a place to be at.
        """
        asked = words(question)
        roles = named_places(links.families)
        told = _CONTEXT.match(question) or _OF_THE_PAST.match(question)
        asks = asking(question, alone=True)
        for name in _names(question, links):
            if not any(name.start in part for part in asks) or (told and name.start < told.end()):
                continue  # it is told what somebody is up to, not whose roles are meant
            before = [word.text.casefold().replace("’", "'") for word in asked[: name.place]]
            if name.text.casefold() in FEASTS or any(_is_folder(name.text, path) for path in within.paths):
                continue
            if _DEPARTMENT.fullmatch(name.text) or (name.text.isupper() and before[-1:] == ["the"]):
                continue  # "the AGM"
            if before[-1:] == ["at"] and before[-2:-1] and before[-2] in _ABLE:
                continue  # "how good at SQL must a buyer be"
            if before[-1:] == ["at"] or before[-2:] == ["at", "the"]:
                called = _called(question, name)
                if _TO_MANY & set(before[-3:]) and self._is_spoken_of(name.text, links):
                    continue
                if not _ASKER & set(before[-_OF_AN_ASKER:]) and not self._at_home(name.text, called):
                    return called
            elif (_owns(before, name, asked) or _acts(before, name, asked, roles)) and self._unknown(name.text):
                return name.text
        return ""

    def stranger(self, question: str, links: Links) -> bool:
        """Whether a question names, with a capital, something that no document speaks of."""
        return any(self._unknown(name.text) for name in _names(question, links))

    def unsaid(self, question: str, links: Links, within: Filters) -> bool:
        """Whether a question is about things called by name, none of which those lines name: "is Rust needed?".

        Only its sentences that ask for something are read, and where somebody is or comes from is no such thing.
        Nor are letters that no document has, which lines may write out, nor what is named beside "or so".
        """
        if _OR_ALIKE.search(question):
            return False
        parts = [part for part in asking(question) if ASKED.search(question[part.start : part.stop])]
        written = list(WRITTEN.finditer(question))
        where = {match.end() for match in _WHERE_ONE_IS.finditer(question)}
        told = {
            place
            for place, match in enumerate(written)
            if not any(match.start() in part for part in parts)
            or (place and written[place - 1][0].casefold() == "from")
            or match.start() in where
        }
        named = [
            name.text
            for name in _names(question, links)
            if name.place not in told and not (_LETTERS.fullmatch(name.text) and self._unknown(name.text))
        ] + [
            word.text
            for place, word in enumerate(words(question))
            if place not in named_places(links.families)
            and place not in told
            and word.text.islower()
            and not self._title_words & set(titles.words(word.text))
            and self._written_as_name(word.text)
        ]
        return bool(named) and not any(
            holds(passage.text, name)
            for name in named
            for passage in self._store.passages([f.number for f in self._store.search_text(name, MENTIONS, within)])
        )

    def _written_as_name(self, word: str) -> bool:
        """Whether the documents write a small word as a name: Kubernetes."""
        if word in ORDINARY:
            return False
        found = self._store.passages([scored.number for scored in self._store.search_text(word, SOME)])
        said = [
            match[0]
            for passage in found
            for match in re.finditer(rf"(?<=[\w,;] )(?i:{re.escape(word)})\b", passage.text)
        ]
        return len(said) >= OFTEN and not any(each[0].islower() for each in said)

    def _is_spoken_of(self, name: str, links: Links) -> bool:
        """Whether a line names it, one of a role that the question surely names where it names one."""
        roles = tuple(link.family.id for link in links.families if link.strength >= SURE_LINK)
        return bool(self._store.search_text(name, 1, Filters(families=roles)))

    def _unknown(self, name: str) -> bool:
        return not self._store.search_text(name, 1)

    def _at_home(self, name: str, called: str) -> bool:
        """Whether the documents themselves speak of being at that place, or of what is its own; one that is `called` by
        several words need only be named, and one whose name says what kind of organisation it is.
        """
        if called != name:
            said = re.compile(rf"\b{_JOINED.sub('(?:&|and)', re.escape(called))}\b")
        else:
            either = re.escape(name)
            said = re.compile(
                rf"\bat\s+(?:the\s+|our\s+)?{either}\b|\b{either}['’]s\s|\b{_BODY}\s+of\s+(?:the\s+)?{either}\b"
                rf"|\b{either}(?:\s+(?-i:[A-Z])[\w&-]*){{0,3}}\s+(?:{_BODY}|{_FIRM})\b",
                re.IGNORECASE,
            )
        found = self._store.search_text(name, MENTIONS)
        return any(
            said.search(p.text) or said.search(p.header)
            for p in self._store.passages([scored.number for scored in found])
        )


def _called(question: str, name: _Name) -> str:
    """A name with the further words in capitals right behind it: "Dry Fork"."""
    whole = re.match(r"\S+?(?:\s+(?:(?:&|and)\s+)?[A-Z][\w&-]+)*(?!\w)", question[name.start :])
    return whole[0] if whole else name.text


def _is_folder(name: str, path: str) -> bool:
    """Whether a name is the beginning of a folder's."""
    return path.rstrip("/").rpartition("/")[2].casefold().startswith(name.casefold())


def _owns(before: Sequence[str], name: _Name, asked: Sequence[Word]) -> bool:
    """Whether a name has something as companies have it: "Acme's buyers", not "the Bursar's desk", nor "to Moody's"."""
    owned = asked[name.place + 1].text.casefold() if name.place + 1 < len(asked) else ""
    return name.owning and bool(owned) and owned not in ORDINARY | _OF_A_KIND and not _ARTICLES & set(before[-1:])


def _acts(before: Sequence[str], name: _Name, asked: Sequence[Word], roles: Set[int]) -> bool:
    """Whether a name does what is asked ("does Acme pay"), or says whose role is meant ("of Acme buyers")."""
    following = name.place + 1
    after = following
    while after < len(asked) and asked[after].is_rank:
        after += 1
    titled = after > following and after not in roles and before[-1:] != [] and before[-1] in _BEFORE_A_TITLE
    of_a_role = following in roles or (after > following and not titled)
    tells = (
        _ABBREVIATED.fullmatch(name.text) is not None
        and following < len(asked)
        and asked[following].text.casefold() not in ORDINARY | GENERIC
    )
    helps = before[-1:] != [] and before[-1] in _DOERS and not _DOERS & set(before[:-1])  # "does she do OCM"
    does = helps and not tells  # "does SAP knowledge help"
    of_whom = before[-1:] != [] and before[-1] in ORDINARY - _TOWARDS - {"in"}  # "in Washington DC"
    return does or (of_a_role and of_whom)


def _names(question: str, links: Links) -> list[_Name]:
    """Those in the part of a question that asks."""
    asked = words(question)
    asks = asking(question)
    roles = named_places(links.families)
    found = []
    for place, match in enumerate(WRITTEN.finditer(question)):
        text = match[0]
        bare = re.sub(r"['’]s$", "", text)
        if not any(match.start() in part for part in asks):
            continue
        if place in roles or asked[place].is_rank or not text[0].isupper() or any(c.isdigit() for c in text):
            continue
        following = asked[place + 1].text if place + 1 < len(asked) else ""
        if following.isdigit() and titles.is_code(bare + following):
            continue  # "TL-6"
        if bare.casefold() in ORDINARY | _HELPING or len(bare) < 2 or re.match(r"I['’]", text) or _is_title(bare):
            continue
        owning = bare != text or question[match.end() : match.end() + 1] in {"'", "’"}
        found.append(_Name(place, match.start(), bare, owning))
    return found


def _is_title(word: str) -> bool:
    """Whether a word says how high a role stands."""
    key = titles.key(word)
    return bool(titles.words(word)) and not key.subject
