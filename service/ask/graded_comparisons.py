"""Answers that set levels against each other which a question tells by their grades: "compare grade 6 and 7 buyers"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from indexer.snapshot import Snapshot
from service.answers import Answer, Reading, Reason
from service.ask import graded_sides
from service.ask.asked import Asked, content_words
from service.ask.codes import codes, only_coded
from service.ask.graded_sides import GradedLevel, Role
from service.ask.ladder import Placed, lower_first, pages_in_order
from service.ask.levels import LevelAnswers, how_many, title_words
from service.ask.place import Places
from service.ask.reply import Replies, graded_title
from service.ask.subject import Subject
from service.ask.surplus import directed
from service.links import FamilyLink
from service.question_kind import QuestionKind
from service.wording import code_said, only_codes, words


class GradedComparisons:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, replies: Replies, places: Places, levels: LevelAnswers) -> None:
        self._snapshot = snapshot
        self._replies = replies
        self._places = places
        self._levels = levels

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """The comparison of levels whose grades a question sets against each other, of the role it names or of the one
        that has them; whose, where several have; that none has the one code asked about. Else null.
        """
        wanted = codes(asked.question)
        if len(wanted) == 1 and not about.families and self._is_unknown(asked, wanted[0]):
            return self._no_code(asked, f"No level here has the code {wanted[0]}.")
        only = len(wanted) == 2 and (not about.families or only_coded(about.families))
        if not (only or graded_sides.compares(asked.question)):
            return None
        let_through = self._places.let_through(asked)
        borne = graded_sides.borne(let_through)
        unstated = asked.guess.best is QuestionKind.UNSTATED
        wanted = () if unstated else graded_sides.set_against(asked.question, borne) or (wanted if only else ())
        known = list(graded_sides.roles(let_through))
        each_graded = [] if unstated else graded_sides.apart(asked.question, asked.reading.links, borne)
        if each_graded:
            return self._apart(asked, about, each_graded, known)
        roles = graded_sides.meant(asked.question, asked.reading.links, known)
        if not wanted or roles is None:
            return None
        said = {part for word in words(asked.question) if not code_said(word) for part in word.stands_for}
        found = [(role, levels) for role in roles if (levels := role.graded(wanted, said))]
        if not found:
            return self._none_graded(asked, about, wanted, roles, borne)
        hinted = [each for each in found if any(said & title_words(page) for page in each[0].all_pages)]
        found = hinted if len(hinted) == 1 else found  # "C2 or C3 in customer care"
        if len(found) == 1 and len(ladders := found[0][0].ladders(wanted, said)) > 1:
            found = [(found[0][0], levels) for levels in ladders]
        if len(found) == 1:
            placed = lower_first([self._placed(level) for level in found[0][1]])
            several = len(placed) > 2
            return (
                self._levels.chain(asked, about, placed) if several else self._levels.comparison(asked, about, *placed)
            )
        choices = [
            Reading(f"What does {one.title} have over {other.title} ({role.title})?", page.id, one.id)
            for role, ((_, other), *_, (page, one)) in found
        ]
        one_page = len({role.home.id for role, _ in found}) == 1
        text = f"Which of them? {len(found)} ladders have these grades." if one_page else how_many(len(found))
        return self._replies.readings(asked, choices, text)

    def _apart(
        self, asked: Asked, about: Subject, wanted: Sequence[tuple[FamilyLink, str]], known: Sequence[Role]
    ) -> Answer | None:
        """The comparison of two roles, each at a grade; null where the filters leave one of them out."""
        ids = [link.family.id for link, _ in wanted]
        of_link = [role for each in ids for role in known if each in {page.id for page in role.all_pages}]
        if len(of_link) != len(wanted):  # the filters leave one out
            return None
        grades = [grade for _, grade in wanted]
        found = [role.graded([grade]) for role, grade in zip(of_link, grades, strict=True)]
        if all(found):
            both = lower_first([self._placed(levels[0]) for levels in found])
            return self._levels.comparison(asked, about, *directed(asked.question, both))
        lacking = next(number for number, levels in enumerate(found) if not levels)
        return self._ungraded(asked, of_link[lacking], grades[lacking])

    def _ungraded(self, asked: Asked, role: Role, grade: str) -> Answer:
        """That a role has no level of a grade."""
        home, *pages = (self._snapshot.family(page.id) for page in role.all_pages)
        placed = pages_in_order(home, pages)
        near = tuple(near for family, level in placed for near in self._replies.titles_near(family, level.id))
        rank = f"grade {grade}" if grade.isdigit() else grade
        listed = ", ".join(graded_title(level) if grade.isdigit() else level.title for _, level in placed)
        text = f"There is no {rank} level in {role.title}; the levels are {listed}."
        return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text, near)

    def _placed(self, level: GradedLevel) -> Placed:
        family = self._snapshot.family(level[0].id)
        return family, family.level(level[1].id)

    def _none_graded(
        self, asked: Asked, about: Subject, wanted: Sequence[str], roles: Sequence[Role], borne: Set[str]
    ) -> Answer | None:
        """That no role, or not the one named, has levels of such grades; null where they may be no grades at all."""
        coded = not all(grade.isdigit() for grade in wanted)
        if len(roles) == 1 and about.one_role and borne & set(wanted):
            lacking = next((grade for grade in wanted if not roles[0].graded([grade])), wanted[-1])
            return self._ungraded(asked, roles[0], lacking)
        if about.families and not all(only_codes(link.matched) for link in about.families):
            return None
        return self._no_code(asked, f"No role here has levels {' and '.join(wanted)}.") if coded else None

    def _is_unknown(self, asked: Asked, code: str) -> bool:
        """Whether a code that no line says is all that a question is about, or is of the kind that levels have."""
        rest = "".join(content_words(asked.question)).replace("-", "")
        alike = {each.rstrip("0123456789") for each in self._codes(asked)}
        is_ours = rest.upper() == code or code.rstrip("0123456789") in alike
        return is_ours and not self._snapshot.store.search_text(code, 1)

    def _codes(self, asked: Asked) -> list[str]:
        """The grades that are codes, of the levels that are looked at."""
        families = self._places.let_through(asked)
        return sorted({level.grade for family in families for level in family.levels if isinstance(level.grade, str)})

    def _no_code(self, asked: Asked, text: str) -> Answer:
        known = self._codes(asked)
        text += f" Codes in use are {', '.join(known)}." if known else " Grades here are numbers."
        return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text)
