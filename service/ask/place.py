"""The one level a question means; or the answer that asks back, or says that there is none."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from corpus import title as titles
from corpus.model import JobFamily, Level
from indexer.facets import on_paths
from indexer.snapshot import FamilyOutline, Snapshot
from service.answers import Answer, Attribute, ClarificationAnswer, Near, Reason
from service.ask.asked import Asked, content_words
from service.ask.fitting import allowed, ranks_borne
from service.ask.hints import is_called, levels_hinted_at, names_a_post, ranks_named, words_held
from service.ask.ladder import rung
from service.ask.ladder_ends import extreme_meant
from service.ask.leaders import leader_meant
from service.ask.line_closeness import Closeness
from service.ask.relation import relative
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.ask.told_apart import LONG, tells_whose
from service.ask.unheld_titles import UnheldTitles
from service.ask.which_level import which_level
from service.filters import nearest
from service.line_vectors import LineVectors
from service.links import SURE_LINK
from service.wording import DOER, words

Place = tuple[JobFamily, Level | None]
"""A family, and a level of it or null for the whole family."""
_OF_ONE_LEVEL = frozenset({Attribute.GRADE, Attribute.REPORTS_TO, Attribute.TRACK, None})
"""What is asked of one level alone; null for everything asked of it."""
_CHIEF = re.compile(r"\bchief\s+(?:\w+\s+){1,3}?officer\b", re.IGNORECASE)
_STATES = re.compile(r"\b(?:is|reports)\b")
"""What parts a title from what a line states of it."""


class Places:
    """Finds them in one snapshot."""

    def __init__(self, snapshot: Snapshot, replies: Replies, vectors: LineVectors) -> None:
        """`vectors`: by which titles are told to be close in meaning."""
        self._snapshot = snapshot
        self._replies = replies
        self._outline = snapshot.outline()
        self._unheld = UnheldTitles(snapshot, replies, vectors)

    def one_level(
        self, asked: Asked, about: Subject, question: str, attribute: Attribute | None = None
    ) -> Place | Answer | None:
        """The one level meant, or the answer that asks back or says that it is not there; null for an open question."""
        if not about.families:
            return self.nobody(asked, question)
        led = leader_meant(asked, about, self._snapshot, self._replies)
        if led is not None:
            return led
        if about.missing and about.one_role:
            family = self._snapshot.family(about.families[0].family.id)
            level = self._called(family, about.missing)
            if level is not None:
                return family, level
            return self._replies.no_such_level(asked, about, about.missing)
        if not any(link.strength >= SURE_LINK for link in about.named):
            said = self._unheld.first(asked)
            if said is not None and not said.held:
                return self._unheld.reply(asked, said, question, about)
        if not about.one_family:
            return self._replies.clarify(asked, about.families, question, about)
        family = self._snapshot.family(about.families[0].family.id)
        extreme = extreme_meant(asked.question, about, family, self._snapshot) if attribute in _OF_ONE_LEVEL else None
        if extreme is not None:
            return extreme
        named = about.named
        if named and (named[0].strength >= SURE_LINK or len(named) == 1):
            level = family.level(named[0].level.id)
            step = relative(asked.question)
            if step and attribute is not Attribute.NEXT_LEVEL:
                pages = [self._snapshot.family(page) for page in sorted(about.families[0].pages)]
                other = rung((family, level), pages, step)
                if other is None:
                    return self._replies.no_such_level(
                        asked, about, f"level {'above' if step > 0 else 'below'} {level.title}"
                    )
                return other
            return family, level
        if not named and len(family.levels) == 1:
            return family, family.levels[0]
        if not named and attribute is Attribute.REPORTS_TO and _alike(family):
            return family, None
        choices = [family.level(link.level.id) for link in named] or list(family.levels)
        return self._replies.clarify_levels(asked, family, choices, question)

    def _called(self, family: JobFamily, missing: str) -> Level | None:
        """The level that bears no such rank in its heading, but is called by it where its grade or boss is stated."""
        wanted = frozenset(part for word in words(missing) for part in word.stands_for)
        for level in family.levels:
            if wanted <= frozenset(titles.words(level.title)):
                continue
            for stated in (level.grade, level.reports_to):
                if stated is None:
                    continue
                text = self._snapshot.document(stated.span.path).text[stated.span.start_char : stated.span.end_char]
                named = _STATES.split(text, maxsplit=1)
                if len(named) > 1 and wanted <= frozenset(titles.words(named[0])):
                    return level
        return None

    def nobody(self, asked: Asked, question: str) -> Place | Answer | None:
        """No family is named for sure: a role hinted at, a role that is not here, or a role left out."""
        said = self._unheld.first(asked)
        if said is not None and not said.held and not (said.is_short and len(said.of_rank) > 1):
            return self._unheld.reply(asked, said, question)
        ranks = frozenset(part for w in words(asked.question) if w.is_rank for part in w.stands_for)
        others = content_words(asked.question)
        outline = self.let_through(asked)
        hinted = levels_hinted_at(outline, ranks, others)
        if len(others) > LONG and words_held(hinted, others, outline) < len(others) / 2:
            return None  # a title shares a word with a question that is about other things
        if not hinted and levels_hinted_at(self._outline, ranks, others) and not asked.reading.filters.empty:
            return self._replies.filtered_out(asked)
        hinted = hinted or (list(said.held) if said is not None else [])
        if len(hinted) == 1:
            family = self._snapshot.family(hinted[0][0])
            return family, family.level(hinted[0][1])
        if len(others) >= LONG and not hinted and not names_a_post(asked.question):
            return None
        chief = _CHIEF.search(asked.question)
        if not hinted and (chief or (others and not ranks)):
            unknown = chief[0] if chief else " ".join(others)
            spoken_of = all(self._snapshot.store.search_text(word, 1) for word in others)
            if not chief and (unknown not in asked.question.lower() or spoken_of or not DOER.fullmatch(others[-1])):
                return None  # what documents speak of, words from all over the question, or a thing: no role's name
            near = tuple(Near(title) for title in nearest(asked.question, [f.title for f in outline])[:3])
            return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, f"No role here is called {unknown!r}.", near)
        choices = hinted or [
            (family.id, level.id) for family in outline for level in family.levels if ranks <= ranks_borne(level.title)
        ]
        called = [at for at in choices if ranks and is_called(self._snapshot.family(at[0]).level(at[1]), ranks)]
        if len(choices) == 1 or len(called) == 1:
            family_id, level_id = (called or choices)[0]
            family = self._snapshot.family(family_id)
            return family, family.level(level_id)
        places = frozenset(said.places) if said is not None else frozenset[int]()
        return which_level(self._replies, self._outline, asked, choices, question, places) if choices else None

    def other_side(self, asked: Asked) -> Answer | None:
        """That nobody has the title that a question sets a level against; null where it names none such."""
        return self._unheld.other_side(asked)

    def rank_alone(self, asked: Asked, thing: Collection[str] = ()) -> Answer | None:
        """Asks whose level is meant where an open question names a rank and no role; null where it names none.

        `thing`: words, in small letters, for what is asked of the level, which hint at no role.
        """
        runs = ranks_named(asked.question)
        if not runs:
            return None
        content = [word for word in content_words(asked.question) if word not in thing]
        outline = self.let_through(asked)
        choices = levels_hinted_at(outline, runs[0], content)
        if not choices and len(content) < LONG:
            choices = [
                (family.id, level.id) for family in outline for level in family.levels
                if any(run <= ranks_borne(level.title) for run in runs)
            ]  # fmt: skip
        if len(choices) < 2:
            return None
        return which_level(self._replies, self._outline, asked, choices, "")

    def tells_whose(self, asked: Asked, unclear: ClarificationAnswer, near: Closeness) -> bool:
        """Whether lines answer a question that is asked back, whoever is meant, or tell who is; `near` says how close
        they come to it.
        """
        said = self._unheld.first(asked)
        families = {reading.family_id for reading in unclear.readings}
        fits = [family for family in self._outline if family.id in families]
        called = [title for family in fits for title in (family.title, *(level.title for level in family.levels))]
        return tells_whose(asked, unclear.readings, called, frozenset(said.places) if said else frozenset(), near)

    def let_through(self, asked: Asked) -> list[FamilyOutline]:
        """The families with the levels that the filters let through, those with none left out."""
        filters = asked.reading.filters
        if filters.empty:
            return list(self._outline)
        left = []
        for outline in self._outline:
            if filters.paths and not any(on_paths(path, filters.paths) for path in outline.paths):
                continue
            family = self._snapshot.family(outline.id)
            kept = tuple(level for level in outline.levels if allowed(filters, family, family.level(level.id)))
            left += [replace(outline, levels=kept)] if kept else []
        return left


def _alike(family: JobFamily) -> bool:
    """Whether all levels of a family state the same reporting line."""
    stated = [level.reports_to.value if level.reports_to else None for level in family.levels]
    return bool(stated) and stated[0] is not None and len(set(stated)) == 1
