"""When a question that was taken for one of a fact is for the lines to answer after all.

That a question asks for a grade, a boss, hiring or measures is a guess, and which level it means is another. Where the
line nearest to the question surely answers it and the answer with a fact does not cite that line, the guess was wrong:
"which grade organises the mentoring" asks for no grade of anybody. And a grade or a boss that a level was not read to
state may be told by a line all the same, be it that of whoever leads it; so may how it is measured, or hired.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus import title as titles
from corpus.model import Level, SectionKind
from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Answer, ClarificationAnswer, FactAnswer, NotStatedAnswer, Reason
from service.ask.asked import Asked
from service.ask.bosses import asks_for_the_boss_of_a_boss, asks_of_their_boss
from service.ask.claim import cites
from service.ask.particular import beside_role, content_beside_role, things_asked
from service.ask.polar import TRACK
from service.ask.subject import Subject
from service.line import stems
from service.links import SURE_LINK
from service.phrases import phrases
from service.question_kind import OF_ONE_LINE, QuestionKind
from service.wording import words

SURE_OF_ONE = 0.75
"""Probability, by its words, that a question asks for a grade or a boss from which one that is stated stands. Of
questions over fifteen companies and eleven collections whose answer does not cite the line that surely answers, those
that ask for something else reach 0.62, those that ask for it begin at 0.77.
"""
SURE_OF_ALL = 0.9
"""The same of all lines of a section, and of what comes next; there they reach 0.86 and begin at 0.96.

A track is read off a title: any line that surely answers says more, unless tracks are asked for by that word or it says
what somebody has to have done before. All lines are what is asked for, be it less surely, where no thing is named.
"""
_LISTED = frozenset({QuestionKind.HIRING_STEPS, QuestionKind.INDICATORS})
_OWN_LINES = frozenset({SectionKind.HIRING_PROCESS, SectionKind.PERFORMANCE_INDICATORS})
_TELLING = {
    QuestionKind.HIRING_STEPS: phrases(
        r"""
        hir(?:e|es|ed|ing)|interview\w*|recruit\w*|candidates?|panels?|appl(?:y|ies|ied|icants?|ications?)|applied for
        """
    ),
    QuestionKind.INDICATORS: phrases(
        r"(?:be|are|is|you['’]re) (?:\w+ )?(?:measured|judged|gauged|assessed|rated)|kpis?"
    ),
}
"""How a line outside such a section speaks of hiring, or of what somebody is measured by."""
_REASONS = frozenset({Reason.NEVER_STATED, Reason.NO_SUCH_LEVEL})
_BROUGHT = frozenset({SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE})
_OF_A_BOSS = phrases(
    r"""
    report\w*|boss\w*|manag\w+|mgr|superiors?|supervis\w+|superintend\w*|overs(?:ee|aw)\w*|answer\w*|lead\w*|heads?
    under|above|over|beneath|below|higher|command|orders|works? for|line|chain
    charge(?! of (?:(?:the|our|your|an?|this|all) )*[a-z])
    """
)
"""What a question for a boss speaks of: "whom do Buyers talk to" is a guess at one by its "whom"."""
_REPORTS = re.compile(
    r"\b(?:report(?:s|ing)?(?:\s+(?:in)?to\b|\s*:)|answer(?:s|ing)?\s+to\b|(?:direct\s+|line\s+)?manager\s*:"
    r"|works?\s+for\b|in\s+the\s+(?:team|group|department|office)\s+of\b|(?:under|led\s+by|managed\s+by)(?=\s+(?:an?\s+|the\s+)?(?-i:[A-Z])))"
    r"\W*(?:to\s+)?(?:(?:an?|the|his|her|their)\s+)?(?P<whom>(?:[\w&’'-]+\s*){0,3})",
    re.IGNORECASE,
)
"""How a line names a boss, with the first words of who it is."""
_IS_OVER = re.compile(r"\b(?:manag|lead|supervis|overse|head)(?:e|es|s|ing)?\s+(?P<whom>[^.;:]+)", re.IGNORECASE)
"""How a line says whom its own level leads."""
_GRADED = re.compile(
    r"\b(?:grade|band|(?:pay|job|salary)\s+level)s?\b[*_:\s]*(?:(?:is|of|code)\b\s*)?(?:[A-Z]{1,3}\b|[A-Z]{0,3}\d)",
    re.IGNORECASE,
)
"""How a line names a grade."""


class GivingWay:
    """Tells it over one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._families = snapshot
        self._roles = frozenset(family.id for family in snapshot.outline())

    def gives_way(
        self, asked: Asked, about: Subject, kind: QuestionKind, answer: Answer, believed: Callable[[], bool]
    ) -> bool:
        """Whether lines answer a question of that kind, not `answer`; `believed`: whether the nearest surely does."""
        best = asked.ranking.found[0] if asked.ranking.found else None
        if best is None or any(cites(claim, best) for claim in answer.claims):
            return False
        guessed = kind is QuestionKind.REPORTS_TO and not _OF_A_BOSS.search(_beside_titles(asked, about))
        sure = 0.0 if guessed else asked.guess.probability(kind)
        if isinstance(answer, NotStatedAnswer):
            if answer.reason not in _REASONS:
                return False
            if about.families and best.family_id in self._roles - about.family_ids:
                over = kind is QuestionKind.REPORTS_TO and not _of_two_up(asked) and _is_over(best, about)
                hardly = guessed or about.families[0].strength < SURE_LINK or self._is_linked(asked, best)
                return over or (hardly and believed()) or self._is_a_step(asked, kind, best, believed)
            if guessed and answer.reason is Reason.NEVER_STATED and asked.guess.probability(kind) < SURE_OF_ONE:
                return True  # nobody asked for a boss, so that it is no answer that none is stated
            if kind in OF_ONE_LINE:
                return self._denies(asked, about, kind, sure, answer, best, believed)
            if _of_another_alone(kind, about, best):
                return False
            of_none = kind in _LISTED and not about.one_family and sure >= SURE_OF_ALL
            told = kind in _LISTED and _TELLING[kind].search(best.text)
            return not of_none and (bool(told or things_asked(asked, kind)) or believed())
        if isinstance(answer, ClarificationAnswer):
            left_open = self._tells(asked, about, kind, best) if kind in OF_ONE_LINE else sure < SURE_OF_ALL
            if kind is QuestionKind.INDICATORS:
                left_open = left_open or _TELLING[kind].search(best.text) is not None
            return (sure < SURE_OF_ONE or left_open) and believed()
        if isinstance(answer, FactAnswer):
            hardly = guessed and asked.guess.probability(kind) < SURE_OF_ONE
            return hardly or (not _stands(asked, kind, sure, best) and believed())
        return believed()

    def is_of_a_step(self, asked: Asked, answer: Answer | None) -> bool:
        """Whether a question whose title nobody here has asks what they do in hiring, and the nearest line is a step of
        it: "what does the VP of Canvas ask about in the interview".
        """
        if not isinstance(answer, NotStatedAnswer) or answer.reason is not Reason.NO_SUCH_LEVEL:
            return False
        best = asked.ranking.found[0] if asked.ranking.found else None
        step = best is not None and best.section is SectionKind.HIRING_PROCESS
        return step and _TELLING[QuestionKind.HIRING_STEPS].search(asked.question) is not None

    def _is_linked(self, asked: Asked, line: Passage) -> bool:
        """Whether a question speaks of the line's role too: "do Pickers move to Pressing"."""
        return line.family_id in {
            page for link in asked.reading.links.families for page in (link.family.id, *link.pages)
        }

    def _is_a_step(self, asked: Asked, kind: QuestionKind, line: Passage, believed: Callable[[], bool]) -> bool:
        """Whether a question names a thing in hiring, and the line is a step that says each word of it."""
        if kind is not QuestionKind.HIRING_STEPS or line.section is not SectionKind.HIRING_PROCESS:
            return False
        things = things_asked(asked, kind)
        return bool(things) and all(stems(word) <= stems(line.text) for word in things) and believed()

    def _denies(
        self, asked: Asked, about: Subject, kind: QuestionKind, sure: float, answer: NotStatedAnswer, best: Passage,
        believed: Callable[[], bool],
    ) -> bool:  # fmt: skip
        """Whether the nearest line denies that a grade or a boss is not stated, or that nobody has the title asked of.

        It must speak of what the question names beside a role where it is not known whose line it should be.
        """
        if _of_two_up(asked):
            return False
        surely = sure >= SURE_OF_ONE
        titled = answer.reason is Reason.NO_SUCH_LEVEL and titles.ranked(asked.question)
        if not (titled or surely):
            return believed() or (bool(about.families) and self._tells(asked, about, kind, best))
        shared = any(stems(word) <= stems(best.text) for word in content_beside_role(asked))
        placed = shared or (not titled and (bool(about.families) or believed()))
        return placed and self._tells(asked, about, kind, best)

    def _tells(self, asked: Asked, about: Subject, kind: QuestionKind, line: Passage) -> bool:
        """Whether a line states the grade or the boss asked for, of a level of the rank and the code asked for."""
        if about.families and line.family_id not in about.family_ids:
            return False
        if kind is QuestionKind.REPORTS_TO and _is_over(line, about):
            return True
        told = _GRADED.search(line.text) is not None if kind is QuestionKind.GRADE else _names_a_boss(asked, line)
        if line.level_id in {link.level.id for link in about.named}:
            return told
        wanted = _standing(asked.question)
        if line.level_id is None:
            return told and wanted <= _standing(line.text)
        level = self._families.family(line.family_id).level(line.level_id)
        if about.named and _states_of_itself(level, kind, line):
            return False
        borne = _standing(f"{level.title} {level.grade.value if level.grade else ''}")
        return told and wanted <= borne | _standing(line.text) and _ranks(level.title) <= wanted


def _of_another_alone(kind: QuestionKind, about: Subject, line: Passage) -> bool:
    """Whether a line is a step of hiring, or a measure, of a level that a question which names one does not name."""
    named = {link.level.id for link in about.named}
    return kind in _LISTED and line.section in _OWN_LINES and bool(named) and line.level_id not in {None, *named}


def _states_of_itself(level: Level, kind: QuestionKind, line: Passage) -> bool:
    """Whether a line is where its own level states the grade or the boss: that of another it does not tell."""
    stated = level.grade if kind is QuestionKind.GRADE else level.reports_to
    return stated is not None and any(
        item.path == stated.span.path and item.start_line <= stated.span.start_line <= item.end_line
        for item in line.items
    )


def _stands(asked: Asked, kind: QuestionKind, sure: float, best: Passage) -> bool:
    """Whether a fact that is stated is surely what a question asks for."""
    if kind is QuestionKind.TRACK:
        by_the_word = TRACK.search(asked.question) is not None
        return by_the_word or (best.section in _BROUGHT and sure >= SURE_OF_ALL)
    if kind in OF_ONE_LINE:
        return sure >= SURE_OF_ONE or (kind is QuestionKind.GRADE and not things_asked(asked, kind))
    return sure >= SURE_OF_ALL or (kind in _LISTED and not things_asked(asked, kind))


def _beside_titles(asked: Asked, about: Subject) -> str:
    """A question without the words that name its role and its levels: the lead of "support lead" is no boss."""
    titled = {part.casefold() for link in about.named for part in link.matched.split()}
    return " ".join(part for part in beside_role(asked).split() if part.casefold() not in titled)


def _of_two_up(asked: Asked) -> bool:
    """Whether it is asked for the boss of a boss, or for what holds of a boss."""
    return asks_of_their_boss(asked.question) or asks_for_the_boss_of_a_boss(asked.question)


def _names_a_boss(asked: Asked, line: Passage) -> bool:
    """Whether a line names a boss; one on those under whom the question names says nothing of whom they are under."""
    said = {word.text.casefold() for word in words(asked.question)}
    named = (match for match in _REPORTS.finditer(line.text) if ":" not in match[0] or titles.ranked(match["whom"]))
    bosses = [words(match["whom"]) for match in named]
    return any(not {word.text.casefold() for word in boss} <= said for boss in bosses)


def _is_over(line: Passage, about: Subject) -> bool:
    """Whether a line of another level says that this leads the one level a question names: "Manages the Buyers"."""
    levels = {link.level.id: link.level.title for link in about.named}
    if len(levels) != 1 or line.level_id in {None, *levels}:
        return False
    title = set(titles.words(*levels.values()))
    led = (words(match["whom"]) for match in _IS_OVER.finditer(line.text))
    return any(title <= {part for word in each for part in word.stands_for} for each in led)


def _standing(text: str) -> frozenset[str]:
    """The ranks of a text, its codes and its numbers, in small letters."""
    coded = (word.text.casefold() for word in words(text) if titles.is_code(word.text) or word.text.isdigit())
    return _ranks(text) | frozenset(coded)


def _ranks(text: str) -> frozenset[str]:
    return frozenset(each for word in words(text) if word.is_rank for each in titles.words(word.text))
