"""Family-wide reporting lines: which levels do "Engineers" or "IC1 to IC4", who "report to ...", mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.model import Stated
from corpus.reporting import HOLDERS
from corpus.stretch import Stretch, stretch
from corpus.told_apart import without

_NAMED = 3
_FOR_NOW = re.compile(r"\b(?:until|till|for now|for the time being|in the meantime|temporarily)\b", re.IGNORECASE)
_EVERYBODY = re.compile(
    r"^\W*(?:(?:all(?:\s+of)?|each|(?:every|any)(?:one|body)?|both)\b\s*)?(?:the\s+)?"
    r"(?:(?:team\s+)?(?:members?|people|employees)\b)?\s*",
    re.IGNORECASE,
)
_HERE = r"(?:famil(?:y|ies)|page|team|track|ladder|document|role|group|department|function|framework|area)"
_WHOLE = re.compile(
    r"\W*(?:(?:all|each|(?:every|any)(?:one|body)?|both|the|these|whole|of)\b\s*)*"
    r"(?:(?:(?:team|staff|family)\s+)?(?:members?|people|employees|staff|colleagues|team|roles?|positions?|posts?|jobs?|"
    r"levels?|grades?|rungs?|you|those|they)\b)?\s*"
    rf"(?:(?:in|on|of|at|across|within)\s+(?:(?:this|our|the)\s+(?:\w+\s+)?{_HERE}|(?:all|every|each|any)\s+\w+)\s*|"
    r"(?:described|listed|named|set out)\s+|(?:here|below|above)\b\s*)*",
    re.IGNORECASE,
)
"""What means all of a family: "all posts", "everybody on this page", "staff at every level"."""
_STRETCHES = frozenset({"side", "track", "path", "ladder", "stream", "branch", "role", "level", "job", "title"})
"""Words at the end of a heading over several levels that who speaks of those may leave out."""
_PARTS = re.compile(r"\s*(?:,|&|/|\band\b|\bor\b)\s*")
_RANGE = re.compile(r"\s+(?:up to|to|through|thru|till|until)\s+|\s*[–—]\s*|(?<=\d)\s*-\s*(?=[A-Z\d])")
_COUNTED = re.compile(r"^(?:(?:job |pay )?(?:levels?|grades?|bands?))\s+", re.IGNORECASE)
_HOLDERS = re.compile(rf"(?<=\d) {HOLDERS}$", re.IGNORECASE)
_SEVERAL = re.compile(r"^([A-Z]{1,4}\d{1,2})s$")
"""People called by their code: "M4s"."""
_SPREAD = re.compile(
    r"^(?P<role>\D*[a-z])\s+(?P<first>[IVX]{1,4}|\d{1,2})\s*(?:[–—-]|\bto\b|\bthrough\b)\s*(?P<last>[IVX]{1,4}|\d{1,2})$"
)
"""People of one role from one numeral to another: "Technicians I–III"."""
_INITIALS = re.compile(r"\b(?P<letters>[A-Z]{2,5})(?P<plural>s?)\b")
"""People called by the first letters of their title: "PMs"."""
_NUMBER = re.compile(r"^([A-Z]{0,3})\s*(\d{1,2})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rungs:
    """The levels of a family as sentences name them: titles and codes ("" where a level has none), aligned."""

    family_title: str
    titles: Sequence[str]
    codes: Sequence[str]
    groups: Sequence[str] = ()
    """The headings over them, aligned; empty where nothing is known of those."""

    def grouped(self, words: str) -> frozenset[int]:
        """The levels under a heading that words say before the role: "Harbour-side clerks"."""
        said = titles.words(_EVERYBODY.sub("", words))
        if any(titles.words(title) == said for title in self.titles):
            return frozenset()
        page = titles.words(self.family_title)
        found = {each for each in self.groups if (head := titles.words(each)) != page and self._begins(said, head)}
        return frozenset(n for n, group in enumerate(self.groups) if group in found) if len(found) == 1 else frozenset()

    def _begins(self, said: tuple[str, ...], heading: tuple[str, ...]) -> bool:
        """Whether words are a heading, or begin with it, and go on with the role under it and no rank."""
        short = heading[:-1] if heading[-1:] and heading[-1] in _STRETCHES else heading
        held = {word for title in (self.family_title, *self.titles) for word in titles.words(title)}
        for begun in {heading, short}:
            rest = " ".join(said[len(begun) :])
            if begun and rest and said[: len(begun)] == begun and not titles.key(" ".join(begun)).ranks:
                plain = not titles.key(rest).ranks and held.issuperset(said[len(begun) :])
                if plain or _WHOLE.fullmatch(rest):
                    return True
        return False

    def reports(self, n: int, said: Sequence[tuple[str, Stated[str]]]) -> Stated[str] | None:
        """Whom level n reports to by family-wide sentences, each with its subject; what names it comes first."""
        return max(self._said(n, said), key=lambda each: each[0], default=(0, None))[1]

    def with_others(self, n: int, own: Stated[str], said: Sequence[tuple[str, Stated[str]]]) -> Stated[str]:
        """Whom level n says it reports to, with whom else a sentence or row says that names the level itself.

        Whoever it is only for a time comes after whom it is for good.
        """
        known = [own.value, *(other.value for other in own.alternatives)]
        others = [
            stated
            for meant, stated in self._said(n, said)
            if meant == _NAMED and not any(titles.words(value) == titles.words(stated.value) for value in known)
        ]
        if others and _FOR_NOW.search(own.value):
            return replace(others[0], alternatives=(replace(own, alternatives=()), *own.alternatives, *others[1:]))
        return replace(own, alternatives=(*own.alternatives, *others)) if others else own

    def named(self, words: str) -> tuple[int, ...]:
        """The levels that words name, each by its title or code."""
        return tuple(n for n in range(len(self.titles)) if self.meant(words, n) == _NAMED)

    def called(self, words: str) -> bool:
        """Whether words are the title of a level as it is written, and no other is a rank of the same role."""
        own = titles.key(words)
        alike = [title.casefold() for title in self.titles if _same_role(titles.key(title), own)]
        return alike == [words.casefold()]

    def _said(self, n: int, said: Sequence[tuple[str, Stated[str]]]) -> list[tuple[int, Stated[str]]]:
        return [
            (meant, stated)
            for subject, stated in said
            if titles.likeness(stated.value, self.titles[n]) < 0.9 and (meant := self.meant(subject, n))
        ]

    def meant(self, subject: str, n: int) -> int:
        """How surely a subject means level n: 3 names it, 2 its role, 1 everybody, 0 does not mean it."""
        subject = _HOLDERS.sub("", _INITIALS.sub(self._spelled, subject))
        if subject.casefold() == self.titles[n].casefold():
            return _NAMED
        if exempt := without(subject):
            return 0 if self.meant(exempt, n) > 1 else 1
        if said_of := stretch(subject):
            return _NAMED * (n in self._stretched(said_of))
        if spread := self._spread(subject):
            return _NAMED * (n in spread)
        if is_everybody(subject):
            return 1
        if under := self.grouped(subject):
            return 2 * (n in under)
        subject = _EVERYBODY.sub("", subject)
        said, own, role = titles.key(subject), titles.key(self.titles[n]), titles.key(self.family_title)
        ranks = [titles.key(part) for part in _PARTS.split(subject) if part]
        if len(ranks) > 1 and not any(rank.subject for rank in ranks):
            return _NAMED * any(_same_rank(own, rank) for rank in ranks)  # "Juniors and leads"
        if not titles.words(subject):
            return 1
        if not said.subject and any(_same_rank(titles.key(title), said) for title in self.titles):
            return _NAMED * _same_rank(own, said)  # "Leads" are those, whatever they lead
        named = self._named(subject)
        whole = not said.ranks and titles.words(subject) != tuple(re.findall(r"\w+", subject.lower()))  # "Keepers"
        whole = whole and any(each != own and _same_role(each, own) for each in map(titles.key, self.titles))
        if n in named:
            return 2 if whole else _NAMED
        if not said.ranks and said.heads == own.heads and titles.overlap(said.subject, own.subject) >= titles.ALIKE:
            return 2  # the role without its rank: said of every rank of it
        if (said.ranks or said.heads) and said != role and (named or said.heads != own.heads):
            return 0
        if own.heads - said.heads - role.heads:
            return 0  # whoever leads a role is none of those who have it
        return 2 * (not said.subject or titles.overlap(said.subject, own.subject | role.subject) >= 0.5)

    def _named(self, subject: str) -> set[int]:
        """The levels that a subject names: by title, by code, as a list of them or from one to another."""
        parts = [part for part in _PARTS.split(_COUNTED.sub("", subject)) if part]
        full = next((part for part in reversed(parts) if titles.key(part).subject), "")
        role = " ".join(word for word in titles.words(full) if word in titles.key(full).subject)
        each = [self._places(part, role) for part in parts]
        whole = set[int]().union(*each) if len(each) > 1 and all(each) else self._like(subject)
        if whole:
            return whole
        found: set[int] = set()
        for part in parts:
            ends = [self._places(end, role) for end in _RANGE.split(part) if end]
            if len(ends) == 2 and all(ends):
                found |= self._between(*_RANGE.split(part)[:2]) or set(range(min(ends[0]), max(ends[1]) + 1))
            else:
                found.update(*ends)
        return found

    def _spelled(self, said: re.Match[str]) -> str:
        """The title whose first letters these are, if it is one title here; the letters where they are none's."""
        letters, each = said["letters"], [title.split() for title in self.titles]
        last = [words[-len(letters) :] for words in each if letters not in words]
        meant = {" ".join(words) for words in last if "".join(word[0] for word in words) == letters}
        return f"{meant.pop()}{said['plural']}" if len(meant) == 1 else said.group()

    def _spread(self, subject: str) -> range:
        """The levels from one numeral of a role to another, empty where a subject tells none so."""
        said = _SPREAD.match(_EVERYBODY.sub("", subject))
        ends = [self._like(f"{said['role']} {said[end]}") for end in ("first", "last")] if said else []
        return range(min(ends[0]), max(ends[1]) + 1) if ends and all(ends) else range(0)

    def _stretched(self, said: Stretch) -> set[int]:
        """The levels of a stretch, if those of whom it is said have one of the roles here."""
        people = titles.key(_EVERYBODY.sub("", said.role)).subject
        roles = titles.key(self.family_title).subject.union(*(titles.key(title).subject for title in self.titles))
        if not is_everybody(said.role) and titles.overlap(people, roles) < 0.5:
            return set()
        if said.listed:
            return self._named(said.listed)
        return {n for n, title in enumerate(self.titles) if said.holds(self.codes[n], title)}

    def _places(self, words: str, role: str) -> set[int]:
        """The levels that words mean by their code, else by their title, completed with the role of a list."""
        said = _COUNTED.sub("", words)
        coded = {n for n, code in enumerate(self.codes) if code and _plain(code) == _plain(_SEVERAL.sub(r"\1", said))}
        bare = bool(titles.key(words).ranks) and not titles.key(words).subject
        return coded or self._like(f"{words} {role}" if bare else words)

    def _between(self, first: str, last: str) -> set[int]:
        """The levels whose codes are numbered from one code to another."""
        ends = [_NUMBER.match(_COUNTED.sub("", each)) for each in (first, last)]
        if ends[0] is None or ends[1] is None:
            return set()
        letters, low, high = ends[0][1].upper(), int(ends[0][2]), int(ends[1][2])
        return {n for n, code in enumerate(self.codes) if (own := _NUMBER.match(_plain(code)))
                and own[1].upper() == letters and low <= int(own[2]) <= high}  # fmt: skip

    def _like(self, words: str) -> set[int]:
        """The levels of that title; where none has it, those with one much like it."""
        alike = {
            n: likeness
            for n, title in enumerate(self.titles)
            if (likeness := titles.likeness(words, title)) >= titles.ALIKE
        }
        return {n for n, likeness in alike.items() if likeness == 1 or 1 not in alike.values()}


def is_everybody(words: str) -> bool:
    """Whether words mean everybody there is, or are none."""
    return _WHOLE.fullmatch(words) is not None


def _same_rank(one: titles.TitleKey, other: titles.TitleKey) -> bool:
    """Whether two titles are of one rank and place in the management line."""
    return one.ranks == other.ranks and one.heads == other.heads


def _same_role(one: titles.TitleKey, other: titles.TitleKey) -> bool:
    """Whether two titles are ranks of one role."""
    return one.heads == other.heads and one.subject == other.subject


def _plain(code: str) -> str:
    return re.sub(r"[\s-]", "", code).upper()
