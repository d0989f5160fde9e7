"""A role that a question asks about and that the documents never speak of: "What does a sail psychologist earn?".

Such a role is told by grammar: it stands where somebody does or becomes something, it is two words or more, and its
last word is one that titles here end in, or is hardly ever said. It is not here where no document speaks of it and one
of its words is said by none, where it is written as a title, or where no title here is anything like it. Where nothing
but a role can stand ("what does a sail psychologist do"), any words do, and one alone that no document says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from indexer.snapshot import FamilyOutline
from indexer.store import Store
from service.ask.asking import asking
from service.ask.listing_words import FILLING, GENERIC
from service.ask.subject import Subject
from service.links import NAMED, SURE_LINK, Links
from service.vocabulary import vocabulary
from service.wording import DOER, ORDINARY, WRITTEN, words

SELDOM = 2
"""Passages that say a word at most for it to be hardly ever said."""
_SHORT = 3
"""Letters of a word that may be short for one that documents write out: "HR", "DB"."""
LOOKED_AT = 200
"""Passages that hold the words of a role looked at for its name."""
_DOES = r"(?:do|does|did|must|should|can|may|would|will)"
_IS = r"(?:become|becoming|be|being|as|for|of|hir(?:e|ing))"
_FRAME = re.compile(
    rf"\b(?:{_DOES}\s+(?:(?:an?|the|your|our)\s+)?|{_IS}\s+(?:an?|the|your|our)\s+)(?=\w)"
    r"|^\W*(?!(?:since|because|although|while|given|when|if)\b)(?=\w[^,:–—-]*(?:[,:–—]|\s-))",
    re.IGNORECASE,
)
"""What stands before the name of whoever does or becomes something, or opens a question that names him first."""
_BARE = frozenset(_DOES.strip("(?:)").split("|"))
_THERE = re.compile(
    r"\bthere\s+an?\s+(?=[\w -]+?\s(?:role|job|position|post)\b)|^\W*(?=[\w -]+\s(?:vs|versus)\b)", re.IGNORECASE
)
"""The same of a role whose being there is asked, or that is set against another."""
_A = r"(?:an?|the|your|our)\s+"
_ROLE_ALONE = re.compile(
    rf"\bwhat\s+does\s+{_A}(?=[\w &-]+?\s(?:actually\s+|really\s+)?do\b)|\bwho\s+does\s+{_A}(?=[\w &-]+\sreport\b)"
    rf"|\bdoes\s+{_A}(?=(?P<who>(?:[\w&-]+\s+){{0,2}}?{DOER.pattern})\s+(?:need|require|earn|have)\b)"
    rf"|\b(?:grade|level|band)\s+(?:is|are|of|for)\s+{_A}(?=\w)|\b(?:ladder|career\s+path)s?\s+(?:of|for)\s+(?:{_A})?(?=\w)",
    re.IGNORECASE,
)
"""What stands before what can only be a role."""
_WHO = re.compile(r"\W*(?:who|whose|which)\b", re.IGNORECASE)
_NAMES_NOTHING = (
    ORDINARY | GENERIC | FILLING
    | {"vs", "versus", "against", "alongside", "among", "toward", "towards", "upon", "via", "beyond", "into",
       "without", "within", "during", "before", "between", "under", "through", "across"}
)  # fmt: skip
_OF_ANOTHER = re.compile(
    r"\bI(?:['’]ve|\s+(?:have|had|was|am|worked|come|used\s+to))\b|\bI['’]m\b|^\W*as\s+an?\b"
    r"|\b(?:which|what|any)\s+(?:\w+\s+){0,2}(?:roles?|jobs?|levels?|positions?|famil(?:y|ies)|openings?)\b",
    re.IGNORECASE,
)
"""How the asker says what he was elsewhere, or asks for roles: what he names then is none of them."""
_WISH = re.compile(r"\W*I(?:['’]d|\s+(?:would|want|wish|hope|plan|intend))\b[^.?!]*", re.IGNORECASE)
"""How the asker says what they mean to be."""
_OBLIGED = re.compile(r"\b(?:need|have|has|had|got|required|supposed)\s+to\s+$|\bmust\s+\w+\s+$", re.IGNORECASE)
"""How it is asked what somebody has to be, which is no role."""
_NO_VERB = re.compile(
    r"\s*(?:[^\w\s'’]|$|(?:on|in|at|to|of|for|with|without|by|from|over|into|about|an?|the|what|that|and|or|its?|their|your|our)\b)",
    re.IGNORECASE,
)
"""What follows a verb, where somebody acts."""
_LONGEST = 4
"""Words of a role besides ranks, at most, that is not written as a title."""
_NOT_BY_TRADE = vocabulary(
    """
    applicant candidate beginner newcomer joiner starter hire recruit novice performer member participant holder
    colleague worker employee
    """
)
"""What somebody is called by where they stand, whatever their role."""
_THINGS = vocabulary(
    """
    letter newsletter register paper order offer number computer server router folder calendar chapter quarter centre
    center matter cover filter counter buffer cluster container answer corner tender transfer banner charter sensor
    meter monitor motor printer scanner trailer trigger tier voucher handover turnover rollover takeover dinner disaster
    layer vector factor error floor indicator event incident component plant grant restaurant
    """
)
"""What is no person, though it ends as they do."""
_NO_TRADE = _NOT_BY_TRADE | _THINGS
_QUALIFYING = vocabulary(
    """
    new newer newest fresh young ordinary plain normal usual regular standard basic simple average typical mere baby
    beginner novice rookie budding aspiring experienced seasoned skilled qualified good great best better strong
    current former future
    """
)
"""What is said of somebody beside the name of their role: "the newest surveyor" is a surveyor."""


class UnknownRoles:
    """Finds them against one catalogue and its documents."""

    def __init__(self, families: Sequence[FamilyOutline], store: Store) -> None:
        of_levels = {level.title for family in families for level in family.levels}
        written = of_levels | {family.title for family in families}
        keys = [titles.words(re.split(r"[,:(]|\s[-–—]\s", title, maxsplit=1)[0]) for title in of_levels]
        self._heads = frozenset(key[-1] for key in keys if key and not key[-1].isdigit())
        self._titles = tuple(frozenset(titles.words(title)) for title in sorted(written))
        self._store = store

    def named(self, question: str, links: Links, *, openly: bool = False) -> str:
        """The role, as written; "" where a question names none, or one that is here.

        `openly`: that it asks for nothing that roles alone have: there a phrase that opens it names one only as titles
        are written.
        """
        if any(link.strength >= NAMED for link in links.families):
            return ""
        alone = not links.families
        hinted = not alone and all(link.strength < SURE_LINK for link in links.families)
        wish = _WISH.match(question)
        for part in (*asking(question), *((range(wish.end()),) if wish else ())):
            text = question[part.start : part.stop]
            if _OF_ANOTHER.search(text):
                continue
            for frame in (*_FRAME.finditer(text), *_THERE.finditer(text)):
                if _WHO.match(text) and frame[0].casefold().startswith(("for", "of")):
                    continue  # "who plans the rota for the night pickers": they are not whom it asks about
                opens = not frame[0].strip()
                said = frame[0].split()
                if said and said[0].casefold() == "be" and _OBLIGED.search(text[: frame.start()]):
                    continue  # "do I have to be a chartered accountant"
                acts = bool(said) and said[0].casefold() in _BARE
                role = self._role(text[frame.end() :], whole=opens, acts=acts)
                bare = frame[0].strip().casefold() in _BARE  # "does Acme sponsor": a verb may follow
                if (bare or (opens and openly)) and not _as_title(role):
                    continue  # "do new people shadow", "late shifts, who plans them"
                unknown = role and (
                    self._is_unknown(role, alone=alone and not bare) or (hinted and self._is_other(role))
                )
                if unknown and not _is_linked(role, links):
                    return " ".join(role)
            for frame in _ROLE_ALONE.finditer(text) if alone else ():
                role = tuple(self._run(frame["who"] or text[frame.end() :]))
                if any(titles.stem(word.casefold()) in _NO_TRADE for word in role):
                    continue  # "the level of an outside candidate settled", "does a computer need"
                if role and not titles.ranked(role[-1]) and self._is_no_role(role):
                    return " ".join(role)
        return ""

    def unheld_rank(self, about: Subject) -> str:
        """The rank of a title that nobody has, though part of it is a role: the VP of "VP Orchards"; "" for none."""
        link = about.families[0] if about.one_role and not about.levels else None
        if link is None or link.strength < NAMED or not link.unmet[:1].isupper():
            return ""
        written = (link.unmet.split(), list(titles.words(link.unmet)))  # "VP" and "vice president"
        spoken_of = any(self._spoken_of([*rank, *link.matched.split()]) for rank in written)
        return "" if spoken_of else link.unmet

    def _role(self, text: str, *, whole: bool, acts: bool) -> tuple[str, ...]:
        """The words of a role that a text opens with; none where it opens with another thing, or, if it has to be the
        `whole` phrase unless written as a title, where more than ranks follows. Behind the name of who `acts` a verb
        stands; behind any other nothing that makes another thing of it: "our big user gathering".
        """
        run = self._run(text)
        if acts and _NO_VERB.match(text[_end(text, len(run)) :]):
            run = run[:-1]  # "does the track insist on"
        heads = [place for place, word in enumerate(run) if place and self._is_head(word)]
        if not heads:
            return ()
        role = run[: heads[-1] + 1]
        longer = _plain(run) != _plain(role)
        as_title = _as_title(role)
        goes_on = longer or not _ends(text, len(run))
        if not as_title and ((whole and goes_on) or (not acts and longer) or len(_plain(role)) > _LONGEST):
            return ()
        return tuple(role)

    def _run(self, text: str) -> list[str]:
        """The words that a text opens with up to one that names nothing."""
        run: list[str] = []
        end = 0
        for match, said in zip(WRITTEN.finditer(text), words(text), strict=True):
            word = match[0]
            says_nothing = word.casefold() in _NAMES_NOTHING and not said.is_rank
            if (run and text[end : match.start()].strip(" -")) or says_nothing:
                break
            run.append(word)
            end = match.end()
        return run

    def _is_head(self, word: str) -> bool:
        known = titles.words(word)
        if known and known[-1] in _NOT_BY_TRADE:
            return False
        if known and known[-1] in self._heads:
            return True
        thing = bool(known) and known[-1] in _THINGS
        return not thing and bool(DOER.fullmatch(word)) and self._said(word) <= SELDOM

    def _spoken_of(self, role: Sequence[str]) -> bool:
        """Whether a document says the words side by side."""
        said = re.compile(
            r"\W+(?:of\W+)?".join(re.escape(titles.stem(word.casefold())) for word in role) + r"(?!ing)", re.IGNORECASE
        )
        found = self._store.search_text(" ".join(role), LOOKED_AT)
        return any(
            said.search(p.text) or said.search(p.header) for p in self._store.passages([f.number for f in found])
        )

    def _is_unknown(self, role: Sequence[str], *, alone: bool) -> bool:
        """Whether a role is not here; `alone`: that the question names nothing like a title."""
        if self._spoken_of(role):
            return False
        plain = _plain(role)
        as_title = _as_title(role)
        alone = alone and not any(word.isupper() for word in plain)  # "SRE": short for what may be here
        return len(plain) > 1 and (
            alone or as_title or any(not self._said(word) for word in plain if len(word) > _SHORT)
        )

    def _is_other(self, role: Sequence[str]) -> bool:
        """Whether a role is written as a title that nobody has, whatever the documents say of such people."""
        said = frozenset(titles.words(" ".join(role)))
        as_title = len(_plain(role)) > 1 and _as_title(role)
        return as_title and not any(said <= title for title in self._titles)

    def _is_no_role(self, role: Sequence[str]) -> bool:
        """Whether words that can only be a role are none here."""
        plain = _plain(role)
        if len(plain) == 1:
            return not self._said(plain[0])
        return bool(plain) and not self._spoken_of(role)

    def _said(self, word: str) -> int:
        """How many passages say a word, or its singular; SELDOM and one more at most."""
        word = re.sub(r"['’]s?$", "", word)
        return max(len(self._store.search_text(each, SELDOM + 1)) for each in (word, titles.stem(word.casefold())))


def _as_title(role: Sequence[str]) -> bool:
    return all(word[0].isupper() for word in role)


def _is_linked(role: Sequence[str], links: Links) -> bool:
    """Whether all words of a role but ranks and short names in capitals are those that name one here for short."""
    plain = {word.casefold() for word in _plain(role) if not word.isupper()}
    return len(plain) > 1 and any(plain <= set(link.matched.casefold().split()) for link in links.families)


def _end(text: str, count: int) -> int:
    """Where so many words of a text end; 0 for none."""
    return list(WRITTEN.finditer(text))[count - 1].end() if count else 0


def _ends(text: str, count: int) -> bool:
    """Whether a phrase ends after so many words of a text."""
    return re.match(r"\s*(?:[^\w\s'’]|(?:vs|versus)\b|$)", text[_end(text, count) :]) is not None


def _plain(role: Sequence[str]) -> list[str]:
    """The words of a role that are no ranks and say no more of its bearer than how far on they are."""
    said = words(" ".join(titles.stem(word) for word in role))
    return [
        word for word, meant in zip(role, said, strict=True)
        if not meant.is_rank and word.casefold() not in _QUALIFYING
    ]  # fmt: skip
