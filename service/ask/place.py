"""The one level a question means; or the answer that asks back, or says that there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.model import MANAGING, JobFamily, Level
from indexer.facets import on_paths
from indexer.snapshot import FamilyOutline, LevelOutline, Snapshot
from service.answers import Answer, Attribute, ClarificationAnswer, Near, Reading, Reason
from service.ask.asked import Asked, content_words
from service.ask.fitting import allowed, ranks_borne
from service.ask.ladder import Placed, end, leader, rung
from service.ask.ladder_ends import end_meant
from service.ask.line_closeness import Closeness
from service.ask.relation import asker_leads, of_all, relations, relative, somebody_heads, somebody_leads
from service.ask.reply import Replies
from service.ask.reworded import put_in
from service.ask.subject import Subject
from service.ask.told_apart import LONG, tells_whose
from service.ask.unheld import SaidTitles, TitleSaid
from service.ask.unmet_side import unknown_side
from service.filters import nearest
from service.line_vectors import LineVectors
from service.links import FamilyLink, named_places
from service.wording import DOER, normal, words

Place = tuple[JobFamily, Level | None]
"""A family, and a level of it or null for the whole family."""
SURE_LINK = 0.6
"""Strength from which the surest of several levels is taken rather than asked for."""
_BEFORE_A_LEVEL = frozenset({"a", "an", "the", "as", "for", "to", "at"})
_POSTS = frozenset({"post", "role", "position", "job", "seat", "title", "spot"})
_OF_ONE_LEVEL = frozenset({Attribute.GRADE, Attribute.REPORTS_TO, Attribute.TRACK, None})
"""What is asked of one level alone; null for everything asked of it."""
_STEPS = frozenset({"step", "steps", "first", "last", "final"})
_OTHER = re.compile(
    r"\b(?:with|to|and|from|vs|versus|against|than)\s+an?\s+(?P<role>[\w&-]+(?:\s+[\w&-]+){0,3})\W*$", re.IGNORECASE
)
"""Whom the end of a question sets a level against."""
_CHIEF = re.compile(r"\bchief\s+(?:\w+\s+){1,3}?officer\b", re.IGNORECASE)
_STATES = re.compile(r"\b(?:is|reports)\b")
"""What parts a title from what a line states of it."""
CLOSE = 0.68
"""Cosine of two titles of one rank from which they may be two names of one role: a developer and an engineer."""
MOST_NEAR = 8
"""Levels of a rank shown where none of them has the name asked for."""


class Places:
    """Finds them in one snapshot."""

    def __init__(self, snapshot: Snapshot, replies: Replies, vectors: LineVectors) -> None:
        """`vectors`: by which titles are told to be close in meaning."""
        self._vectors = vectors
        self._snapshot = snapshot
        self._replies = replies
        self._outline = snapshot.outline()
        self._said = SaidTitles(self._outline, snapshot.store)

    def one_level(
        self, asked: Asked, about: Subject, question: str, attribute: Attribute | None = None
    ) -> Place | Answer | None:
        """The one level meant, or the answer that asks back or says that it is not there; null for an open question."""
        if not about.families:
            return self.nobody(asked, question)
        led = self._led(asked, about)
        if led is not None:
            return led
        if about.missing and about.one_role:
            family = self._snapshot.family(about.families[0].family.id)
            level = self._called(family, about.missing)
            if level is not None:
                return family, level
            return self._replies.no_such_level(asked, about, about.missing)
        if not any(link.strength >= SURE_LINK for link in about.named):
            said = self._said.first(asked)
            if said is not None and not said.held:
                return self._close(asked, said, question) or self._held_by_nobody(asked, said, about)
        if not about.one_family:
            return self._replies.clarify(asked, about.families, question, about)
        family = self._snapshot.family(about.families[0].family.id)
        extreme = self._extreme(asked, about, family) if attribute in _OF_ONE_LEVEL else None
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

    def _extreme(self, asked: Asked, about: Subject, family: JobFamily) -> Placed | None:
        """The end of a ladder that a question means: "the most senior buyer"; null where it means no end."""
        ends = [each for each in relations(asked.question) if each.extreme]
        one = len({each.way for each in ends}) == 1
        said = words(asked.question)[ends[0].at : ends[0].end] if one else ()
        if not said or any(word.text.casefold() in _STEPS for word in said):
            return None
        sure = [link for link in about.levels if link.strength >= SURE_LINK]
        named = [link for link in sure if link.at not in range(ends[0].at, ends[0].end)]
        plural = [words(asked.question)[link.at].is_plural and not ranks_borne(link.level.title) for link in named]
        if not all(plural):
            return None  # "what a buyer must do, from the bottom of the ladder upwards"; "buyers" are a role
        pages = [self._snapshot.family(page) for page in sorted(about.families[0].pages)]
        of = family.level(named[0].level.id) if named and named[0].family.id == family.id else None
        return end_meant(asked.question, ends[0], family, pages, of)

    def _led(self, asked: Asked, about: Subject) -> Placed | Answer | None:
        """The level of whoever leads those that a question names: "I run a team of buyers, who is my boss?"."""
        home = about.families[0]
        told = somebody_leads(asked.question, home.positions)
        heads = somebody_heads(asked.question, home.positions)
        if not about.one_role or not (told or heads or asker_leads(asked.question, home.positions)):
            return None
        family = self._snapshot.family(home.family.id)
        if heads and (head := self._head(family, home)) is not None:
            return head
        if told and of_all(asked.question):
            pages = [self._snapshot.family(page) for page in sorted(home.pages)]
            highest = end(family, pages, top=True, tracks=tuple(MANAGING))
            if highest is not None:
                return highest
        managing = [link.level.id for link in about.levels if link.level.track in MANAGING]
        if len(set(managing)) == 1 and not told:
            return family, family.level(managing[0])
        named = [family.level(link.level.id) for link in about.named if link.family.id == family.id]
        led = [level for level in (*named, *family.levels) if level.track not in MANAGING or (told and level in named)]
        pages = [self._snapshot.family(page) for page in sorted(home.pages)]
        if told and not named:
            led.reverse()  # whoever runs all buyers is over the highest of them
        found = leader((family, led[0]), pages, self._outline, self._snapshot) if led else None
        if found is not None or not led or led[0].reports_to is None:
            return found
        boss = led[0].reports_to.value
        text = f"{led[0].title} reports to {boss}, a role that these documents do not describe."
        return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text)

    def _head(self, family: JobFamily, home: FamilyLink) -> Placed | None:
        """The level that leads all of a role: the highest of those that manage, where no other level is over it."""
        pages = [self._snapshot.family(page) for page in sorted(home.pages)]
        highest = end(family, pages, top=True, tracks=tuple(MANAGING))
        if highest is None or highest[1].reports_to is None:
            return highest
        over = titles.words(highest[1].reports_to.value)
        return None if any(titles.words(level.title) == over for page in pages for level in page.levels) else highest

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
        said = self._said.first(asked)
        if said is not None and not said.held and not (said.is_short and len(said.of_rank) > 1):
            return self._close(asked, said, question) or self._held_by_nobody(asked, said)
        ranks = frozenset(part for w in words(asked.question) if w.is_rank for part in w.stands_for)
        others = content_words(asked.question)
        outline = self.let_through(asked)
        hinted = _hinted(outline, ranks, others)
        if len(others) > LONG and _held(hinted, others, outline) < len(others) / 2:
            return None  # a title shares a word with a question that is about other things
        if not hinted and _hinted(self._outline, ranks, others) and not asked.reading.filters.empty:
            return self._replies.filtered_out(asked)
        hinted = hinted or (list(said.held) if said is not None else [])
        if len(hinted) == 1:
            family = self._snapshot.family(hinted[0][0])
            return family, family.level(hinted[0][1])
        if len(others) >= LONG and not hinted and not _names_a_post(asked.question):
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
        called = [at for at in choices if ranks and _is_called(self._snapshot.family(at[0]).level(at[1]), ranks)]
        if len(choices) == 1 or len(called) == 1:
            family_id, level_id = (called or choices)[0]
            family = self._snapshot.family(family_id)
            return family, family.level(level_id)
        places = frozenset(said.places) if said is not None else frozenset[int]()
        return self._which(asked, choices, question, places) if choices else None

    def _close(self, asked: Asked, said: TitleSaid, question: str) -> Answer | None:
        """Asks back for the levels whose titles are close to one that says what somebody does; null where none is."""
        if not said.by_doing or not said.of_rank:
            return None
        called = {level.id: level.title for family in self._outline for level in family.levels}
        vectors = self._vectors.of_texts(
            [_plain(each) for each in (said.title, *(called[at] for _, at in said.of_rank))]
        )
        alike = vectors[1:] @ vectors[0]
        ranked = sorted(zip(alike.tolist(), said.of_rank, strict=True), key=lambda each: -each[0])
        close = [place for like, place in ranked if like >= CLOSE][:MOST_NEAR]
        return self._which(asked, close, question, frozenset(said.places), said.title) if close else None

    def other_side(self, asked: Asked) -> Answer | None:
        """That nobody has the title that a question sets a level against; null where it names none such."""
        said = self._said.other_side(asked)
        if said is not None:
            return self._held_by_nobody(asked, said)
        side, at = unknown_side(asked.question, asked.reading.links)
        if side:
            return self._held_by_nobody(asked, TitleSaid(side, at, False, False, (), ()))
        other = _OTHER.search(asked.question)
        named = named_places(asked.reading.links.families)
        if other is None:
            return None
        first = len(words(asked.question[: other.start("role")]))
        places = range(first, first + len(words(other["role"])))
        unknown = set(other["role"].lower().split()) <= set(content_words(asked.question)) and not named & set(places)
        return self._held_by_nobody(asked, TitleSaid(other["role"], places, False, False, (), ())) if unknown else None

    def _held_by_nobody(self, asked: Asked, said: TitleSaid, about: Subject | None = None) -> Answer:
        """That no level has the title that a question says, with those of its rank near, and those of a role named."""
        near = tuple(
            near for family_id, level_id in said.of_rank[:MOST_NEAR]
            for near in self._replies.titles_near(self._snapshot.family(family_id), level_id)
        )  # fmt: skip
        ranked = f" Levels of that rank: {', '.join(each.text for each in near)}." if near else ""
        if not near:
            known = [level.title for family in self._outline for level in family.levels]
            near = tuple(map(Near, nearest(said.title, known)[:3]))
        line = self._said.line(said.title)
        text = f"No role here is called {said.title!r}.{ranked}"
        if line is not None:
            text = f"The documents name {said.title!r} and describe no such role.{ranked}"
            near = (*self._replies.lines_near(line), *near)
        if about is not None and about.one_role:
            own = self._replies.titles_near(self._snapshot.family(about.families[0].family.id))
            text += f" Levels of {about.families[0].family.title}: {', '.join(each.text for each in own)}."
            near = tuple(dict.fromkeys((*own, *near)))
        return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text, near)

    def rank_alone(self, asked: Asked) -> Answer | None:
        """Asks whose level is meant where an open question names a rank and no role; null where it names none."""
        runs = _ranks_named(asked.question)
        if not runs:
            return None
        content = content_words(asked.question)
        outline = self.let_through(asked)
        choices = _hinted(outline, runs[0], content)
        if not choices and len(content) < LONG:
            choices = [
                (family.id, level.id) for family in outline for level in family.levels
                if any(run <= ranks_borne(level.title) for run in runs)
            ]  # fmt: skip
        if len(choices) < 2:
            return None
        return self._which(asked, choices, "")

    def _which(
        self, asked: Asked, choices: Sequence[tuple[str, str]], question: str, said: frozenset[int] = frozenset(),
        unheld: str = "",
    ) -> Answer:  # fmt: skip
        """Asks back which of several levels is meant, with each in place of the words that hint at it, or of those
        `said` for it. `unheld`: what nobody here is called, to which these are close.

        `question` is how a reading begins where those do not stand together; "" for the asker's own.
        """
        meant = {level_id for _, level_id in choices}
        called = {level.id: (_title(level, family), family) for family in self._outline for level in family.levels}
        titles_said = [title for title, _ in called.values()]
        readings = []
        for family_id, level_id in choices:
            title, family = called[level_id]
            name = title if titles_said.count(title) == 1 else f"{title} ({family.title})"
            held = frozenset(titles.words(title))
            places = said or {place for place, word in enumerate(words(asked.question)) if held & set(word.stands_for)}
            otherwise = f"{question} {name}?" if question else f"{title}: {asked.question}"
            readings.append(Reading(put_in(asked.question, places, name) or otherwise, family_id, level_id))
        text = f"Which role? {len(meant)} levels fit."
        if unheld:
            text = f"No role here is called {unheld!r}; is one of these meant?"
        return self._replies.readings(asked, readings, text)

    def tells_whose(self, asked: Asked, unclear: ClarificationAnswer, near: Closeness) -> bool:
        """Whether lines answer a question that is asked back, whoever is meant, or tell who is; `near` says how close
        they come to it.
        """
        said = self._said.first(asked)
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


def _is_called(level: Level, ranks: frozenset[str]) -> bool:
    """Whether a level's title is words of rank, and no others: a "VP" beside the VPs of departments."""
    return frozenset(titles.words(level.title)) == ranks


def _plain(title: str) -> str:
    """The words of a title without its code."""
    return " ".join(word for word in titles.words(title) if not titles.is_code(word))


def _title(level: LevelOutline, family: FamilyOutline) -> str:
    """The title of a level, with its grade where another of the family is called the same."""
    twice = sum(each.title == level.title for each in family.levels) > 1
    return f"{level.title} (grade {level.grade})" if twice and level.grade is not None else level.title


def _hinted(outline: Sequence[FamilyOutline], ranks: frozenset[str], content: Sequence[str]) -> list[tuple[str, str]]:
    """Levels whose titles hold most of the question's content words, and its ranks; family and level ids."""
    wanted = {part for word in content for part in normal(word)}
    scored: list[tuple[int, str, str]] = []
    for family in outline:
        for level in family.levels:
            title = frozenset(titles.words(level.title))
            held = len(wanted & title)
            key = titles.key(level.title)
            if held and (ranks <= title if ranks else not key.ranks):
                scored.append((held, family.id, level.id))
    most = max((held for held, _, _ in scored), default=0)
    return [(family_id, level_id) for held, family_id, level_id in scored if held == most]


def _held(levels: Sequence[tuple[str, str]], content: Sequence[str], outline: Sequence[FamilyOutline]) -> int:
    """How many of a question's content words the titles of levels hold, at most."""
    meant = {level_id for _, level_id in levels}
    found = [frozenset(titles.words(level.title)) for f in outline for level in f.levels if level.id in meant]
    return max((sum(bool(title & set(normal(word))) for word in content) for title in found), default=0)


def _ranks_named(question: str) -> list[frozenset[str]]:
    """The ranks that a question speaks of as levels, each as its title words: after an article or the like."""
    said = words(question)
    found: list[frozenset[str]] = []
    for place, word in enumerate(said):
        if not word.is_rank or (place and said[place - 1].is_rank):
            continue
        run = [word]
        while place + len(run) < len(said) and said[place + len(run)].is_rank:
            run.append(said[place + len(run)])
        before = said[place - 1].text.casefold() if place else ""
        if before in _BEFORE_A_LEVEL or (place and word.text[0].isupper()):
            found.append(frozenset(part for each in run for part in each.stands_for))
    return found


def _names_a_post(question: str) -> bool:
    """Whether a question speaks of a post by its rank and no more: "I have been offered a director post"."""
    said = words(question)
    return any(
        word.is_rank
        and said[place - 1].text.casefold() in _BEFORE_A_LEVEL
        and said[place + 1].text.casefold() in _POSTS
        for place, word in enumerate(said[:-1])
        if place
    )


def _alike(family: JobFamily) -> bool:
    """Whether all levels of a family state the same reporting line."""
    stated = [level.reports_to.value if level.reports_to else None for level in family.levels]
    return bool(stated) and stated[0] is not None and len(set(stated)) == 1
