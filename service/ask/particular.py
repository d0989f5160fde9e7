"""What in particular a question asks about: "must an SRE manager know ITIL" asks for one thing of a role, not for all.

Words that neither name the role nor a rank, nor speak for the kind of question, name a thing where a line of the role
says them.
"""

from __future__ import annotations

from corpus import title as titles
from corpus.model import SectionKind
from service.ask.asked import Asked, content_words
from service.ask.subject import Subject
from service.line import stems
from service.links import named_places
from service.question_kind import QuestionKind, question_kind_model
from service.wording import words

_SHOWN = {
    QuestionKind.HIRING_STEPS: SectionKind.HIRING_PROCESS,
    QuestionKind.INDICATORS: SectionKind.PERFORMANCE_INDICATORS,
}
"""The section that the answer to a kind of question shows whole: what its lines speak of, it holds."""


def things_asked(asked: Asked, kind: QuestionKind) -> tuple[str, ...]:
    """The words of a question of that kind that may name a thing, and speak neither of its role nor for its kind."""
    model = question_kind_model()
    scales = _scales(asked) if kind is QuestionKind.GRADE else frozenset[str]()
    said = (word for word in content_beside_role(asked) if word.casefold() not in scales)
    return tuple(word for word in said if not model.speaks_for(word, kind))


def _scales(asked: Asked) -> frozenset[str]:
    """The letters of the grades of the roles that a question names, by which it may ask for one: "which P level"."""
    grades = (str(level.grade) for link in asked.reading.links.families for level in link.family.levels if level.grade)
    return frozenset(grade.rstrip("0123456789").casefold() for grade in grades if titles.is_code(grade))


def content_beside_role(asked: Asked) -> list[str]:
    """The words of a question that may name a thing, without those that name its role or a rank."""
    return content_words(beside_role(asked, ranks=False))


def beside_role(asked: Asked, *, ranks: bool = True) -> str:
    """A question without the words that name its role; without those of `ranks` too, if they are not wanted."""
    named = named_places(asked.reading.links.families)
    said = (word for place, word in enumerate(words(asked.question)) if place not in named)
    return " ".join(word.text for word in said if ranks or not word.is_rank)


def particulars(asked: Asked, about: Subject, kind: QuestionKind) -> tuple[str, ...]:
    """The things asked by a question of that kind which lines of its role speak of, and its answer does not.

    A line that says the word is one; the lines of everything asked of a role are not told apart from the rest.
    """
    things = things_asked(asked, kind)
    if not things:
        return ()
    roles = {family_id for link in about.families[:1] for family_id in (link.family.id, *link.pages)}
    said = [(passage.section, stems(passage.text)) for passage in asked.ranking.found if passage.family_id in roles]
    return tuple(word for word in things if _elsewhere(stems(word), said, _SHOWN.get(kind)))


def says_of_one_role(asked: Asked) -> bool:
    """Whether a word of a question stands in the lines of one role alone, which is then meant without being named."""
    said = [(passage.family_id, stems(passage.text)) for passage in asked.ranking.found]
    things = [stems(word) for word in content_words(asked.question)]
    return any(len({role for role, line in said if thing and thing <= line}) == 1 for thing in things)


def _elsewhere(word: frozenset[str], said: list[tuple[SectionKind, frozenset[str]]], shown: SectionKind | None) -> bool:
    """Whether lines say a word, and none of the section that is shown whole does."""
    sections = {section for section, line in said if word and word <= line}
    return bool(sections) and shown not in sections
