"""Answers on where and when work is done, and who is permitted to do it.

A role that a question names is answered for by its lines that state the circumstance, or one that informs it; where
none does, that the documents do not say. Without a role, the levels of which a line says it are listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from corpus import title as titles
from corpus.model import UNASKED, JobFamily, Level, SectionKind, Span
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Near, PassagesAnswer, Reason
from service.ask.asked import Asked
from service.ask.aspect import INFORMED_BY
from service.ask.circumstances import Circumstances, circumstances
from service.ask.content import Saying, own_names
from service.ask.listing_form import asks_to_list
from service.ask.listing_words import NEGATED
from service.ask.listings import ListingAnswers
from service.ask.measure import measure
from service.ask.open_evidence import BELIEVED
from service.ask.passages import PassageAnswers
from service.ask.regions import names_one
from service.ask.reply import Replies
from service.ask.role_lines import RoleLine
from service.ask.statements import OF_APPLICANTS, Statement, Told, denies, fit, of_all, of_role
from service.ask.subject import Subject
from service.ask.workplace import labelled, mentioned, names
from service.chain import chain
from service.citation import Citer
from service.line import stems
from service.links import SURE_LINK, LevelLink
from service.wording import DOER, words

CLAIMS = 5
OUTRIGHT = 0.9
"""Fit from which a line states the very thing that is asked, and how sure an answer is that leads with one."""
ASPECT = 0.5
"""Fit above which a line states what is asked; below, it only informs it."""
SURE = {True: 0.9, False: 0.6}
"""How sure an answer is that a line states outright, and one that only a line informs which states something beside."""
NEAR = 3
LOOKED_AT = 20
"""Passages of the ranking looked at for lines that come near."""
_WHO = re.compile(
    r"\W*(?:who\b(?!['’]s)|(?:(?:are|is)\s+there\s+)?(?:any|which|what|list|show|all)\s+(?:\w+\s+){0,3}?"
    r"(?:openings?|vacanc(?:y|ies)|jobs?|roles?|positions?|posts?|people|employees|teams?|departments?|levels?)\b"
    r"|(?:jobs|roles|positions|openings|vacancies)\b)",
    re.IGNORECASE,
)
"""How a question opens that asks for all of whom something holds."""
_MAY = re.compile(r"\b(?:can|could|may|might|open\s+to|allow\w*|if\s+I|for\s+me)\b", re.IGNORECASE)
"""How a question asks where one is free to be, which a line that names no place may answer."""
_ANYWHERE = re.compile(r"\b(?:anywhere|wherever)\b", re.IGNORECASE)
_JOBS = frozenset({"job", "role", "position", "post"})
"""Words behind the name of a role: "the rigger job"."""
_OF_OTHERS = UNASKED | {SectionKind.RESPONSIBILITIES}
"""Sections whose lines may name a circumstance of somebody else: "arrange visas for crews"."""
_ASKED_OF_APPLICANTS = frozenset({SectionKind.REQUIREMENTS, SectionKind.HIRING_PROCESS, SectionKind.OTHER})
_THE_HOUSE = re.compile(r"(?:^|[.;:]\s+)(?:we|nobody|no[\s-]one|everybody|everyone)\b", re.IGNORECASE)
"""How a line goes on to what the organisation itself does, or what holds for all: "We sponsor for the UK"."""


class WorkplaceAnswers:
    """Makes them from one snapshot."""

    def __init__(
        self, snapshot: Snapshot, citer: Citer, replies: Replies, listings: ListingAnswers, passages: PassageAnswers
    ) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies
        self._listings = listings
        self._passages = passages

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """What the documents state of what is asked; null where a question asks for something else."""
        known = self._listings.known
        wanted = circumstances(asked, known.departments)
        if wanted is None or (about.missing and not about.levels):
            return None
        own = own_names(asked.question, self._snapshot.store, len(self._snapshot.outline()))
        wanted = replace(wanted, beside=tuple(word for word in wanted.beside if word not in own))
        sure = bool(about.families) and about.families[0].strength >= SURE_LINK
        if _WHO.match(asked.question.lstrip()) or asks_to_list(asked.question, known, named=sure):
            return self._listed(asked, wanted)
        return self._of_role(asked, about, wanted) if sure else self._of_anybody(asked, about, wanted)

    def _of_role(self, asked: Asked, about: Subject, wanted: Circumstances) -> Answer:
        """What is stated of the role that a question names."""
        stated: list[Statement] = []
        said = words(asked.question)
        plural = any(said[place].is_plural for place in about.families[0].positions)  # "buyers" are of all levels
        meant: list[Level] = []
        for link in about.families:
            for family_id in (link.family.id, *sorted(link.pages)):
                family = self._snapshot.family(family_id)
                levels = _meant(family, [each for each in about.named if each.family.id == family_id], plural=plural)
                meant += levels
                of_them = [each for level in levels or (None,) for each in
                           of_role(wanted.aspects, family, level, self._snapshot)]  # fmt: skip
                stated += [each for each in of_them if not levels or not _of_another(each.line, levels)]
        sections = asked.reading.filters.sections
        fits = {
            each.line.item.span: fit(wanted, each.line.item.text, each.said)
            for each in stated if not sections or each.line.section.kind in sections
        }  # fmt: skip
        found = [each.line for each in stated if fits.get(each.line.item.span)]
        amount = measure(asked.question)
        if amount is not None and amount.in_units:  # "how many hours": a line on hours that counts none does not say
            found = [line for line in found if amount.tells(line.item.text)]
        own = about.family_ids
        found = [line for line in found if line.family.id in own] or found
        if not meant:
            found = _of_the_family(found, fits, self._snapshot)
        found.sort(
            key=lambda line: (-fits[line.item.span], not names_one(line.item.text, wanted.places), line.level is None)
        )
        if not found:
            if (nearest := self._nearest(asked, about, wanted, {level.id for level in meant})) is not None:
                return nearest
            text = f"The documents say nothing of {wanted.aspects[0].value} for {about.called}."
            told = self._told(asked, wanted)
            return self._not_stated(asked, text, wanted, told, self._beside(asked, about, wanted))
        claims = _each_once([line.claim(self._citer) for line in found])
        return self._shown(asked, claims, outright=fits[found[0].item.span] >= OUTRIGHT)

    def _of_anybody(self, asked: Asked, about: Subject, wanted: Circumstances) -> Answer | None:
        """What is stated of whatever else a question names, or of anybody where it names nothing; null where it names
        something that the lines do not.
        """
        if not wanted.beside and any(word.is_rank for word in words(wanted.rest)):
            return None  # a rank and no role: which one is asked back
        told = everywhere = self._told(asked, wanted)
        if wanted.beside:
            first = {passage.number for passage in asked.ranking.first(CLAIMS)}
            close = [each for each in told if each.line.passage.number in first]
            told = _about(wanted, told) or ([] if _names_a_role(wanted) else close)
        ranks = {passage.number: rank for rank, passage in enumerate(asked.ranking.found)}
        told = sorted(told, key=lambda each: ranks.get(each.line.passage.number, len(ranks)))
        told.sort(key=lambda each: -fit(wanted, each.line.text, each.said))
        stating = [each for each in told if fit(wanted, each.line.text, each.said) >= OUTRIGHT]
        if stating:
            return self._shown(asked, _each_once([self._claim(each) for each in stating]), outright=True)
        if wanted.beside and not _names_a_role(wanted):
            return None
        nearest = self._nearest(asked, about, wanted)
        if isinstance(nearest, PassagesAnswer) and _is_of(wanted, nearest.claims[0]):
            return nearest
        whom = " for that role" if wanted.beside else ""
        return self._not_stated(
            asked, f"The documents say nothing of {wanted.aspects[0].value}{whom}.", wanted, everywhere
        )

    def _listed(self, asked: Asked, wanted: Circumstances) -> Answer:
        """The levels of which a line says what is asked, of the place that is named if one is; or the others, where a
        question asks for those.
        """
        everywhere = self._told(asked, wanted)
        told = [each for each in everywhere if fit(wanted, each.line.text, each.said) >= OUTRIGHT]
        if wanted.places:
            anywhere = _MAY.search(asked.question)
            told = [
                each for each in told
                if names_one(each.line.text, wanted.places) or (anywhere and _ANYWHERE.search(each.line.text))
            ]  # fmt: skip
        denied = [each for each in told if denies(each.line.text, wanted, each.said)]
        said = _sayings([each for each in told if each not in denied])
        if NEGATED.search(wanted.rest) and told:
            return self._listings.without_lines(asked, NEGATED.sub(" ", wanted.rest), said, _sayings(denied))
        listed = self._listings.by_lines(asked, wanted.rest, said)
        return listed or self._not_stated(asked, "No line of the documents says that of a role.", wanted, everywhere)

    def _told(self, asked: Asked, wanted: Circumstances) -> list[Told]:
        """The lines of all documents on the aspects asked for."""
        return list(of_all(wanted.aspects, self._snapshot, asked.reading.filters))

    def _claim(self, told: Told) -> Claim:
        passage = told.line.passage
        family = self._snapshot.family(passage.family_id)
        level = family.level(passage.level_id) if passage.level_id else None
        cited = self._citer.line(told.line.span, family, level, passage.section, passage.heading_path)
        return Claim(told.line.text, (cited,))

    def _shown(self, asked: Asked, claims: Sequence[Claim], *, outright: bool) -> Answer:
        return self._replies.passages(asked, claims[:CLAIMS], SURE[outright])

    def _not_stated(
        self, asked: Asked, text: str, wanted: Circumstances, told: Sequence[Told], beside: Sequence[Claim] = ()
    ) -> Answer:
        """That no line says it, with lines beside that come near: of other roles, or on the same aspect (`told`)."""
        others = [each for each in told if fit(wanted, each.line.text, each.said) > ASPECT]
        others.sort(key=lambda each: -fit(wanted, each.line.text, each.said))
        near = tuple(
            Near(f"{claim.citations[0].level or claim.citations[0].family}: {claim.text}", claim.citations[0])
            for claim in _each_once([*beside, *map(self._claim, others)])[:NEAR]
        )
        text += " What comes near is shown beside." if near else ""
        return self._replies.not_stated(asked, Reason.NEVER_STATED, text, near)

    def _nearest(
        self, asked: Asked, about: Subject, wanted: Circumstances, meant: AbstractSet[str] = frozenset()
    ) -> Answer | None:
        """The answer from passages where it leads with a line of the role, and of the levels meant, that tells what is
        asked in other words; else null.
        """
        answer = self._passages.answer(asked, about)
        if not isinstance(answer, PassagesAnswer):
            return None
        first = answer.claims[0]
        if not _tells(wanted, first, sure=answer.confidence >= BELIEVED):
            return None
        cited = first.citations[0]
        of_role_asked = not about.families or cited.family_id in about.family_ids
        of_level_asked = not meant or cited.level_id is None or cited.level_id in meant
        return answer if of_role_asked and of_level_asked else None

    def _beside(self, asked: Asked, about: Subject, wanted: Circumstances) -> list[Claim]:
        """The best lines of a role that say a word of what is asked, though not that it is so."""
        roles = about.family_ids
        return [
            Claim(passage.text, (self._citer.passage(passage),))
            for passage in asked.ranking.first(LOOKED_AT)
            if passage.family_id in roles and passage.section not in UNASKED and wanted.stems & stems(passage.text)
        ]


def _sayings(told: Sequence[Told]) -> list[Saying]:
    return [Saying(each.line.passage, each.line.span, 1.0) for each in told]


def _tells(wanted: Circumstances, first: Claim, *, sure: bool) -> bool:
    """Whether a line tells what is asked though no grammar says so: it names the circumstance as a thing of its own, or
    mentions it by a word of the question, or under its label; what is asked of applicants, by such a word alone where
    the answer is `sure`. A duty that the house does not speak of itself is somebody else's.
    """
    section, aspects = first.citations[0].section, frozenset(wanted.aspects)
    shared = bool(wanted.stems & stems(first.text))
    if shared and sure and aspects & OF_APPLICANTS and section in _ASKED_OF_APPLICANTS:
        return True
    if section in _OF_OTHERS and not (section is SectionKind.RESPONSIBILITIES and _THE_HOUSE.search(first.text)):
        return False
    if names(first.text, aspects):
        return True
    informing = aspects.union(*(INFORMED_BY[aspect] for aspect in aspects))
    label = labelled(first.text.partition(":")[0], informing)
    return shared and (bool(label) or any(True for _ in mentioned(first.text, aspects)))


def _is_of(wanted: Circumstances, first: Claim) -> bool:
    """Whether what a question names beside the circumstance is named by a line, or by what it is a line of."""
    cited = first.citations[0]
    here = stems(f"{cited.family} {cited.level or ''} {' '.join(cited.heading_path)} {first.text}")
    return all(stems(word) & here for word in wanted.beside)


def _names_a_role(wanted: Circumstances) -> bool:
    """Whether a question names a role that is not linked: "the tax director", not "sellers" nor "client rooms"."""
    said = words(wanted.rest)
    beside = [word.text.casefold() in wanted.beside for word in said]
    heads = [place for place, named in enumerate(beside) if named and not any(beside[place + 1 : place + 2])]
    return (
        any(word.is_rank for word in said)
        or any(said[place].text.casefold() in _JOBS for place in (at + 1 for at in heads if at + 1 < len(said)))
        or any(DOER.fullmatch(said[at].text) and not said[at].text.endswith("s") for at in heads)
    )


def _meant(family: JobFamily, named: Sequence[LevelLink], *, plural: bool) -> list[Level]:
    """The levels of a family that a question means; none where it means them all. "Buyers" are of all levels, but on
    a page of several roles only of those that bear the name.
    """
    if not plural:
        return [family.level(each.level.id) for each in named]
    names = [stems(each.matched) for each in named]
    if any(name == stems(family.title) for name in names):
        return []
    alike = [level for level in family.levels if any(name <= stems(level.title) for name in names)]
    return [] if len(alike) == len(family.levels) else alike


def _of_another(line: RoleLine, levels: Sequence[Level]) -> bool:
    """Whether a line that binds a whole family opens with a sibling of the levels meant."""
    if line.level is not None:
        return False
    siblings = [level.title for level in line.family.levels if all(level.id != each.id for each in levels)]
    opens = re.sub(r"^\W*(?:(?:the|an?|every|all|our)\s+)?", "", line.item.text.casefold())
    subject = max((title for title in siblings if opens.startswith(title.casefold())), key=len, default="")
    own = max((each.title for each in levels if opens.startswith(each.title.casefold())), key=len, default="")
    return len(subject) > len(own)


def _of_the_family(found: Sequence[RoleLine], fits: Mapping[Span, float], snapshot: Snapshot) -> list[RoleLine]:
    """The lines that answer for a whole family: what only informs what is asked says so of half its levels or more,
    by their own lines or those that they take over.
    """
    informing = {line.level.id for line in found if line.level is not None and fits[line.item.span] <= ASPECT}
    levels = {level.id: level for line in found for level in line.family.levels}
    informed = [
        level for level in levels.values()
        if level.id in informing or any(source.id in informing for _, source, _ in chain(level, snapshot))
    ]  # fmt: skip
    of_most = any(2 * len(informed) >= len(line.family.levels) for line in found)
    return [line for line in found if line.level is None or fits[line.item.span] > ASPECT or of_most]


def _about(wanted: Circumstances, told: Sequence[Told]) -> list[Told]:
    """The lines that hold, with their headings, most of what a question names beside the circumstance; none at all
    where they hold none of it.
    """
    named = [titles.stem(word) for word in wanted.beside]
    held = []
    for each in told:
        passage = each.line.passage
        here = stems(f"{passage.header} {passage.department} {each.line.text}")
        held.append(sum(bool(stems(word) & here) for word in named))
    most = max(held, default=0)
    return [each for each, count in zip(told, held, strict=True) if count == most and most]


def _each_once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that read alike as one with the places of all."""
    alike: dict[str, Claim] = {}
    for claim in claims:
        seen = alike.get(claim.text)
        alike[claim.text] = claim if seen is None else Claim(claim.text, (*seen.citations, *claim.citations))
    return list(alike.values())
