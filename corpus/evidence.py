"""What follows each heading of a document, and which headings are levels by it.

Heading depth alone does not tell: real documents put the sections of a level at the depth of the level, above it or
below it. What tells is what follows a heading: a level is a heading that is followed by its own grade,
responsibilities or requirements.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.grade import grade_words
from corpus.grid import row_levels
from corpus.headline import CORE, OutlineHeading, are_roles, headings_of, is_rung, page_title, points_on
from corpus.key_facts import fields_in, with_facts
from corpus.model import SectionKind
from corpus.naming import code_in, grades_in, role_key, without_grade
from corpus.own_track import are_tracks, milestone
from corpus.pay_plan import grade_behind
from corpus.presented import Candidate, is_plural, listed, shared_field, stating
from corpus.reporting import report_words
from corpus.restated import opens_restated
from corpus.spelled_stage import CHANGE, STEP_WORDS


class Evidence:
    """What the headings of one document hold; positions are positions in `headings`."""

    def __init__(self, blocks: Sequence[Block], document_title: str, *, tabled: bool = False) -> None:
        """`tabled`: levels stand as columns of a table."""
        self.blocks = blocks
        self._tabled = tabled
        self.headings = with_facts(headings_of(blocks), blocks, document_title)
        self.base: tuple[int, ...] = ()
        self._subject = titles.key(document_title).subject
        self._own: dict[int, list[int]] = {}
        self._grades: dict[int, bool] = {}

    def blocks_after(self, i: int) -> Sequence[Block]:
        """The blocks between heading i and the next."""
        start = self.headings[i].block + 1
        end = self.headings[i + 1].block if i + 1 < len(self.headings) else len(self.blocks)
        return self.blocks[start:end]

    def states_grade(self, i: int) -> bool:
        """Whether a sentence right under heading i is there to state a grade."""
        if i not in self._grades:
            lines = (text for block in self.blocks_after(i) if not points_on(block) for text in fields_in(block))
            said = (grade_words(text, False) for text in lines)
            self._grades[i] = any(words is not None and words.strong and not _several(words.subject) for words in said)
        return self._grades[i]

    def states_boss(self, i: int) -> bool:
        """Whether a line right under heading i is a label with whom somebody reports to."""
        kinds = {BlockKind.PARAGRAPH, BlockKind.TABLE}
        blocks = (block for block in self.blocks_after(i) if block.kind in kinds)
        said = (report_words(text, False) for block in blocks for text in fields_in(block))
        return any(words[0].labelled for words in said if words)

    def graded(self, i: int) -> bool:
        """Whether heading i has a grade, in a sentence or in a section of its own."""
        return self.states_grade(i) or any(
            self.headings[j].sense.kind is SectionKind.JOB_GRADE for j in self.own_sections(i)
        )

    def own_sections(self, i: int) -> list[int]:
        """Headings of core sections that follow heading i before another level could begin."""
        if i not in self._own:
            self._own[i] = self._find_own_sections(i)
        return self._own[i]

    def _find_own_sections(self, i: int) -> list[int]:
        own = self.headings[i]
        titled = titles.ranked(own.text) or self._like_document(own.text)
        found: list[int] = []
        last: int | None = None
        for j in range(i + 1, len(self.headings)):
            heading = self.headings[j]
            if heading.sense.kind is None:
                if last is not None and heading.depth > last and heading.candidate:
                    continue
                if last is None and titled and heading.depth > own.depth and self._is_remark(j):
                    continue
                break
            if heading.depth <= own.depth:
                if heading.sense.kind not in CORE and heading.sense.kind is not SectionKind.SUMMARY:
                    break
                if heading.sense.owner:
                    if titles.likeness(heading.sense.owner, own.text) < 0.5:
                        break
                elif not titled or heading.sense.all_levels:
                    break
            last = heading.depth
            if heading.sense.kind in CORE and (not heading.sense.all_levels or titles.ranked(own.text)):
                found.append(j)
        owners = {self.headings[j].sense.owner for j in found}
        if i == 0 and len(owners) > 1 and "" not in owners and not titles.ranked(own.text):
            return []  # they are sections of several roles, each asked after: "What does a Clerk do?"
        return found

    def _is_remark(self, i: int) -> bool:
        """Whether heading i is no role, but stands over a few words before a core section of the same depth."""
        following = self.headings[i + 1] if i + 1 < len(self.headings) else None
        beside = following is not None and following.depth == self.headings[i].depth and following.sense.kind in CORE
        return beside and bool(self.blocks_after(i)) and not are_roles([self.headings[i].text])

    def _like_document(self, text: str) -> bool:
        own = titles.key(text).subject
        return bool(self._subject) and bool(own) and titles.overlap(own, self._subject) >= 0.6

    def repeats_parent(self, i: int) -> bool:
        """Whether heading i says its parent's title again, as where "Job Grade" should stand."""
        if i == 0 or not self.headings[i].candidate or not self.headings[i - 1].candidate:
            return False
        before, own = self.headings[i - 1], self.headings[i]
        return own.depth >= before.depth and titles.same(before.text, own.text)

    @cached_property
    def levels(self) -> frozenset[int]:
        """Positions of the headings that are levels."""
        known = self._evident()
        self.base = tuple(i for i in known if self._told_again(i, known) and not self.graded(i))
        rungs_of = {i: self._coded_rungs(i) for i in known}
        self.base = (*self.base, *(i for i in known if rungs_of[i]))
        known = sorted({*known, *(j for each in rungs_of.values() for j in each)}.difference(self.base))
        if len(known) == 1 and self.headings[known[0]].block == page_title(self.blocks):
            below = self._ranked_siblings([])
            own = self._key(known[0])
            # Whatever codes the page names, those are the levels'.
            coded = not self._tabled and sum(map(self._coded, below)) > 1
            again = coded or any(self._key(i) == own for i in below)
            plain = coded or not self.graded(known[0])
            if plain and len(below) > 1 and (again or all(self._key(i).subject <= own.subject for i in below)):
                self.base, known = (*self.base, *known), below  # the page is called by the role of its levels
            else:
                known = [*known, *self._rungs_beside(known[0])]
        if len(known) > 1 and self._names_all(known):
            self.base, known = (*self.base, known[0]), known[1:]
        # A role that stands before the heading "Levels" is what all those levels share.
        group = next((i for i, h in enumerate(self.headings) if h.sense.group), None)
        if group is not None:
            after = [i for i in known if i > group]
            base = [i for i in known if i < group and self.headings[i].depth <= self.headings[group].depth]
            base = [i for i in base if not self.graded(i)]
            if after and base:
                self.base = (*self.base, *base)
                known = [i for i in known if i not in base]
        rungs = {*known, *self._ranked_siblings(known)} or set(self._steps() or self._page() or self._managers())
        rungs |= set(self._plain_siblings(rungs)) | set(self.tracks)
        return frozenset(i for i in {*rungs, *self._cards(rungs)} if not self._over_ladder(i))

    def _rungs_beside(self, page: int) -> list[int]:
        """Rungs of the page's own role, each over points, beside the sections of that role: "Buyer", "Senior Buyer"."""
        own, depth = self._key(page), self.headings[page].depth + 1
        beside = (i for i, h in enumerate(self.headings) if h.candidate and h.depth == depth and i not in self.shares)
        keyed = ((i, self._key(i)) for i in beside if own.subject and self.lists(i))
        return [i for i, key in keyed if key.subject == own.subject and key.ranks - own.ranks]

    def _over_ladder(self, i: int) -> bool:
        """Whether heading i is of several people, and a table under it has a row each for them."""
        under = self.blocks_after(i)
        listed = any(block.kind is BlockKind.BULLET for block in under)
        return is_plural(self.headings[i].text) and not listed and bool(row_levels(under))

    def _managers(self) -> list[int]:
        """Headings that say a rank, over points and a grade or a boss, beside a table whose columns are levels."""
        page = page_title(self.blocks)
        named = [i for i, h in enumerate(self.headings) if h.candidate and h.block != page and titles.ranked(h.text)]
        free = [i for i in named if self._tabled and i not in self.shares]
        points = {i: [b for b in self.blocks_after(i) if b.kind is BlockKind.BULLET] for i in free}
        return [
            i for i in free if points[i] and (self._coded(i) or any(report_words(b.text, False) for b in points[i]))
        ]

    def _names_all(self, known: Sequence[int]) -> bool:
        """Whether the first level is the page itself, called by the role of two levels below it or more."""
        page = known[0]
        if self.headings[page].block != page_title(self.blocks):
            return False
        below = {*known[1:], *self._ranked_siblings(known[1:])}
        if len(below) > 1 and not self._coded(page) and all(map(self._coded, below)):
            return True
        if self.own_sections(page) or self.lists(page):
            return False
        own = self._key(page)
        again = is_plural(self.headings[page].text) or any(self._key(i) == own for i in below)
        return again and len(below) > 1 and all(self._key(i).subject <= own.subject for i in below)

    def _coded_rungs(self, i: int) -> list[int]:
        """The headings under heading i that are ranks of its role, each with its code ("C2: Clerk" under "Clerk")."""
        parts = [] if self._coded(i) else self._parts(i)
        coded = [j for j in parts if self.headings[j].candidate and code_in(self.headings[j].text) is not None]
        role = self._key(i).subject
        said = [titles.key(titles.without_code(without_grade(self.headings[j].text))).subject for j in coded]
        one = bool(role) and all(titles.overlap(role, each) == 1 for each in said if each)
        return coded if one and len(coded) > 1 and len(coded) * 2 > len(parts) else []

    def _coded(self, i: int) -> bool:
        """Whether heading i says its grade, or one is stated right under it."""
        text = self.headings[i].text
        return self.graded(i) or bool(grades_in(text)) or code_in(text) is not None

    def _told_again(self, i: int, known: Sequence[int]) -> bool:
        """Whether a level under heading i, not right behind it, says its title again: the heading is the page's."""
        own = self.headings[i]
        for j in known[bisect_right(known, i) :]:
            if self.headings[j].depth <= own.depth:
                return False
            if i + 1 < j and titles.same(own.text, self.headings[j].text):
                return True
        return False

    @property
    def base_titles(self) -> list[str]:
        """Titles of headings that hold what all levels share."""
        return [self.headings[i].text for i in self.base if self.levels]

    @cached_property
    def shares(self) -> frozenset[int]:
        """Headings of levels under a family-wide section, each over its share of it.

        A section's own parts are told from levels by their titles: the same role in two ranks or more.
        """
        found = {j for i in self.competencies for j in self._parts(i)}
        for i, heading in enumerate(self.headings):
            if heading.sense.kind not in CORE or heading.sense.owner or i in self.competencies:
                continue
            parts = self._parts(i)
            if len(parts) >= 2 and all(self.headings[j].candidate for j in parts) and self._one_role(parts):
                found.update(parts)
        return frozenset(found)

    @cached_property
    def competencies(self) -> frozenset[int]:
        """Headings under which the same rungs are named again and again: a ladder told by what it asks.

        Roles of one company have the same rungs too, but there each rung has sections or a grade of its own.
        """
        again = {} if self.tracks else self._repeating
        parts = [j for each in again.values() for j in each]
        if are_roles([self.headings[i].text for i in again]):
            return frozenset()
        told = sum(any(map(self.states_grade, each)) for each in again.values())  # once, beside what is asked
        plain = all(self.headings[j].candidate for j in parts) and told * 2 < len(again)
        return frozenset(again) if plain and not any(self._sectioned(j) for j in parts) else frozenset()

    @cached_property
    def tracks(self) -> dict[int, str]:
        """Steps that stand again under every track, each with the heading of its track."""
        parts = {j: self.headings[i].text for i, each in self._repeating.items() for j in each}
        over, steps = [self.headings[i].text for i in self._repeating], [self.headings[j].text for j in parts]
        again = Counter(title for each in self._repeating.values() for title in {self._title(j) for j in each})
        alike = all(self.headings[j].candidate and again[self._title(j)] > 1 for j in parts)
        return parts if alike and are_tracks(over, steps) else {}

    @cached_property
    def _repeating(self) -> dict[int, list[int]]:
        """Headings under which the same rungs are named again and again, each with those."""
        telling = [i for i, heading in enumerate(self.headings) if not heading.sense.group]
        over = {i: parts for i in telling if (parts := self._parts(i))}
        said = Counter(title for parts in over.values() for title in {self._title(j) for j in parts})
        again = {i: parts for i, parts in over.items() if all(said[self._title(j)] > 1 for j in parts)}
        parts = [j for each in again.values() for j in each]
        ranked = {self._title(j) for j in parts if is_rung(self.headings[j].text) or milestone(self.headings[j].text)}
        rungs = sum(self._title(j) in ranked for j in parts)
        return again if sum(len(each) > 1 for each in again.values()) > 1 and rungs * 2 >= len(parts) else {}

    def _title(self, i: int) -> titles.TitleKey | str:
        if step := milestone(self.headings[i].text):
            return step.lower()
        key = self._key(i)
        return key if key.subject or key.ranks or key.heads else self.headings[i].text.lower()

    def _sectioned(self, i: int) -> bool:
        """Whether a heading right under heading i, and deeper, announces a core section."""
        return self._opens_deeper(i) and self.headings[i + 1].sense.kind in CORE

    def _parts(self, i: int) -> list[int]:
        """The headings right under heading i, all of one depth."""
        parts: list[int] = []
        for j in range(i + 1, len(self.headings)):
            depth = self.headings[j].depth
            if depth <= self.headings[i].depth:
                break
            if depth == self.headings[i + 1].depth and self.headings[j].text:
                parts.append(j)
        return parts

    def _one_role(self, positions: Sequence[int]) -> bool:
        keys = [titles.key(self.headings[i].text) for i in positions]
        subjects = {key.subject for key in keys if key.subject} or {self._subject}
        ranked = sum(bool(key.ranks or key.heads) for key in keys)
        one = len(subjects) == 1 or all(subject and subject <= self._subject for subject in subjects)
        return one and len(set(keys)) == len(keys) and ranked * 2 >= len(keys)

    def _undivided(self, i: int) -> bool:
        """Whether heading i has a section that is not parted among levels."""
        return any(j + 1 not in self.shares for j in self.own_sections(i))

    def _evident(self) -> list[int]:
        """Candidates that are levels by what follows them."""
        found = []
        for i, heading in enumerate(self.headings):
            if not heading.candidate or self.repeats_parent(i) or i in self.shares:
                continue
            again = i + 1 if i + 1 < len(self.headings) and self.repeats_parent(i + 1) else i
            block = self.blocks[heading.block]
            told = block.kind is BlockKind.HEADING and block.opens  # it was made a heading because it names a level
            told = told or opens_restated(heading.text, self.blocks_after(i))
            if told or any(self._undivided(n) or self.states_grade(n) or self.states_boss(n) for n in {i, again}):
                found.append(i)
        free = [
            Candidate(i, heading, self.blocks_after(i))
            for i, heading in enumerate(self.headings)
            if heading.candidate and i not in self.shares
        ]
        known = set(found)
        others = [each for each in free if each.position not in known]
        filled = [each for each in free if each.under or self._opens_deeper(each.position)]
        depths = Counter(self.headings[i].depth for i in found)
        return sorted(
            {*found, *stating(others, depths), *listed(filled, self.blocks), *shared_field(filled, self.blocks)}
        )

    def _ranked_siblings(self, known: Sequence[int]) -> list[int]:
        """Candidates that stand among the known levels, or among each other, with titles that are rungs."""
        depths = {self.headings[i].depth for i in known}
        subjects = frozenset().union(*(self._key(i).subject for i in known))
        taken = {*known, *self.shares}
        # One level without rank or grade is little evidence: what stands beside it must be a rung of the same role.
        unsure = len(known) == 1 and not titles.ranked(self.headings[known[0]].text) and not self.graded(known[0])
        found = []
        section: OutlineHeading | None = None
        for i, heading in enumerate(self.headings):
            if heading.sense.kind is not None and (section is None or heading.depth <= section.depth):
                section = heading
            if section is not None and heading.depth <= section.depth and heading.sense.kind is None:
                section = None
            if not heading.candidate or i in taken or section is not None or not is_rung(heading.text):
                continue
            if self.repeats_parent(i) or not (self.blocks_after(i) or (self._opens_deeper(i) and not known)):
                continue
            subject = self._key(i).subject
            alike = subject == subjects if unsure else not subject or titles.overlap(subject, subjects) >= 0.5
            alike = alike or bool(grades_in(heading.text)) or code_in(heading.text) is not None
            beside = heading.depth in depths and alike
            if not known or beside:
                found.append(i)
        return found if known else self._unsectioned(found)

    def _cards(self, rungs: set[int]) -> list[int]:
        """Roles that stand in one row with two levels or more, where nothing but roles does: "Driver", "Shift Lead".

        So do they in front of what else the row holds ("Pay from 1 May"), where levels are half of them or more.
        """
        rows: dict[tuple[int, int], list[int]] = {}
        above: list[int] = []
        for i, heading in enumerate(self.headings):
            while above and self.headings[above[-1]].depth >= heading.depth:
                above.pop()
            rows.setdefault((above[-1] if above else -1, heading.depth), []).append(i)
            above.append(i)
        found = []
        for row in rows.values():
            front = list(takewhile(self._names_role, row))
            known = len(rungs.intersection(front))
            if known > 1 and (front == row or known * 2 >= len(front)):
                many = sum(is_plural(self.headings[i].text) for i in front) * 2 > len(front)
                found += [
                    i
                    for i in front
                    if i not in {*self.shares, *self.base}
                    and self.blocks_after(i)
                    and (many or not is_plural(self.headings[i].text))
                ]
        return found

    def _names_role(self, i: int) -> bool:
        heading = self.headings[i]
        return heading.candidate and (is_rung(heading.text) or are_roles([titles.without_aside(heading.text)]))

    def _steps(self) -> list[int]:
        """Three headings or more of one depth that are all called a step, or a stage: "Crew Step", "Line Step"."""
        by_depth: dict[tuple[int, str], list[int]] = {}
        for i, heading in enumerate(self.headings):
            said = heading.text.split()
            last = titles.stem(said[-1].lower()) if said else ""
            if last in STEP_WORDS and 1 < len(said) < 4 and self.blocks_after(i) and not CHANGE.match(heading.text):
                by_depth.setdefault((heading.depth, last), []).append(i)
        return next((each for each in by_depth.values() if len(each) > 2), [])

    def _page(self) -> list[int]:
        """The heading of a page, if it is the title of a rung, nothing below it is, and points stand below it."""
        page = page_title(self.blocks)
        first = next((h for h in self.headings if h.block == page), None)
        if first is None or not first.candidate or not is_rung(first.text):
            return []
        if code_in(first.text) is None and not are_roles([first.text.split()[-1]]):
            return []
        others = [h for h in self.headings if h is not first]
        listed = any(block.kind is BlockKind.BULLET for block in self.blocks)
        return (
            [self.headings.index(first)] if listed and not any(h.candidate and is_rung(h.text) for h in others) else []
        )

    def _key(self, i: int) -> titles.TitleKey:
        return role_key(self.headings[i].text)

    def _plain_siblings(self, rungs: set[int]) -> list[int]:
        """Candidates that bear the bare title of a role ("Designer") beside rungs of it ("Junior Designer")."""
        keys = [(self.headings[i].depth, self._key(i)) for i in rungs]
        roles = {(depth, key.heads, key.subject) for depth, key in keys if key.ranks and key.subject}
        bare = {(depth, key.heads) for depth, key in keys if key.ranks and not key.subject}
        found = []
        for i, heading in enumerate(self.headings):
            own = self._key(i)
            if not heading.candidate or i in {*rungs, *self.shares, *self.base} or own.ranks:
                continue
            page = (heading.depth, own.heads) in bare and bool(own.subject) and own.subject <= self._subject
            plain = page or (heading.depth, own.heads, own.subject) in roles
            if any(self.headings[j].text.endswith(f", {heading.text}") for j in rungs):
                continue  # "Associate, Investor Relations" works in a department of that name
            if plain and (self.blocks_after(i) or self._opens_deeper(i)):
                found.append(i)
        return found

    def _unsectioned(self, ranked: Sequence[int]) -> list[int]:
        """Levels of a document in which none has a section of its own: what lists its duties right under its title.

        Two rungs at one depth, the plain title of their role among them; or the one title of the page, if it is a rung.
        """
        listed = [i for i, h in enumerate(self.headings) if h.candidate and i not in self.shares and self.lists(i)]
        by_depth: dict[int, set[int]] = {}
        for i in ranked:
            by_depth.setdefault(self.headings[i].depth, set()).add(i)
        for depth, group in sorted(by_depth.items()):
            roles = {self._key(i).subject for i in group} - {frozenset()}
            beside = (i for i in listed if self.headings[i].depth == depth)
            group |= {i for i in beside if self._key(i).subject in roles}
            if len(group) >= 2:
                return sorted(group)
        alone = [i for i, heading in enumerate(self.headings) if heading.candidate]
        of_role = len(alone) == 1 and not grade_behind(self.headings[alone[0]].text)  # "Rates – GS-07" is nobody
        return [i for i in alone if i in ranked and i in listed] if of_role else []

    def _opens_deeper(self, i: int) -> bool:
        """Whether the next heading is deeper than heading i."""
        return i + 1 < len(self.headings) and self.headings[i + 1].depth > self.headings[i].depth

    def lists(self, i: int) -> bool:
        """Whether bullets or a table stand under heading i before the next."""
        return any(block.kind in {BlockKind.BULLET, BlockKind.TABLE} for block in self.blocks_after(i))


def _several(subject: str) -> bool:
    """Whether who has a grade is named by two codes or more, as on a page over levels: "B1 and B2"."""
    return sum(titles.code(word) is not None for word in subject.split()) > 1
