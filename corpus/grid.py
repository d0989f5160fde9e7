"""Tables whose columns or rows are levels: a competency framework written sideways, or a ladder as a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus import title as titles
from corpus.block import Block, BlockKind, Cell
from corpus.boss_label import BOSS_LABEL
from corpus.grade import grade_words
from corpus.heading import plain_kind, sense
from corpus.headline import CORE, DUTIES, are_roles, is_rank
from corpus.label_column import with_one_label
from corpus.labelled_grade import labels_grades
from corpus.link import is_file_name, page_name
from corpus.model import OF_OTHERS, SectionKind
from corpus.move import is_move
from corpus.named_grade import abbreviation, are_abbreviations, lists_titles
from corpus.naming import STEP
from corpus.numbered_row import numbered_cells
from corpus.parted_table import by_track, with_roles
from corpus.reporting import report_words
from corpus.stage import stage_names, told_stages
from corpus.untitled import is_untitled

_LABEL = re.compile(
    r"^(?:|.*\b(?:level|levels|category|title|role|competency|competencies|area|skill|dimension|attribute|grade|position|"
    r"subject|topic|theme|aspect|criteri(?:on|a)|pillar|expectations?)\b.*)$",
    re.IGNORECASE,
)
_GRADE_LABEL = re.compile(
    r"\W*(?:(?:pay plan|(?:occupational )?series)(?:\s*[/,&]\s*|\s+and\s+))*"
    r"(?:(?:usual|typical|job|role|post|position|career|seniority|pay|salary|compensation|civil service|"
    r"agenda for change|(?-i:[A-Z](?:[a-z]?[A-Z]){1,3})) )*"
    r"(?:(?:grades?|bands?|levels?)(?: codes?)?(?:\s*/\s*(?:grade|band|level))?|job codes?|"
    r"(?:gehalts)?stufe|niveau|nivel|"
    r"(?<=pay )(?:scale|step|point)s?|(?<=salary )(?:scale|step|point)s?)\W*",
    re.IGNORECASE,
)
_LONGEST_LABEL = 80
"""Characters of a label at most: what is longer is none, however it is made up."""
_REPORTS_LABEL = re.compile(
    rf"\W*(?:{BOSS_LABEL}|"
    r"(?:to )?(?:whom? |where )?(?:do |does )?(?:you |they |(?:the|this) role )?reports?(?: (?:in)?to(?: whom)?)?|"
    r"reporting(?: lines?| structure| relationships?)?)\W*",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"\W*(?:(?:typical|usual|common|example|job|role|class|position|post|profile) )*"
    r"(?:titles?|names?|titel|título|intitulé)\W*",
    re.IGNORECASE,
)
_LADDER = re.compile(
    r"\W*(?:(?:job|role|class|position|post|profile) )?(?:titles?|names?|levels?|"
    r"grades?|bands?|ranks?|roles?|positions?|posts?|steps?|rungs?|titel|título|intitulé|"
    r"class(?:es|ifications?)?)\W*",
    re.IGNORECASE,
)
"""The header of a column that holds the rungs of a ladder."""
_STEPS = re.compile(r"\W*steps?\W*", re.IGNORECASE)
"""The header of a column that may hold the rungs of a ladder, or what is done one after the other."""
_STEP = re.compile(rf"{STEP}\s+(?:\d{{1,2}}[a-d]?|[IVX]{{1,4}})", re.IGNORECASE)
_PARTED = re.compile(r"\d{1,2}\.\d|[A-Z]{2,3}-\d{1,4}(?:-\d{1,2})?")
"""A grade of several parts: "2.1", "GS-0343-12"."""
_BROUGHT = re.compile(
    r"\b(?:experience|education|qualifications?|background|licen[cs]es?|certifi\w+|languages)\b", re.IGNORECASE
)
"""What somebody has before they come."""
_RANGE = re.compile(
    r"[A-Z]{0,4}\d{1,2}\s*"
    r"(?:\+|(?:[–—-]|\b(?:to|through|up to)\b)\s*[A-Z]{0,4}\d{1,2}|and (?:up|above|higher|over|below))"
)
"""What a row is called that speaks of several levels at once: "IC2 to IC5", "M4 and up"."""
_CONTACT = re.compile(
    r"\W*(?:(?:mobile|desk|work|direct|duty|office) )?(?:tele|cell)?(?:phones?|mobiles?|e-?mails?|extensions?|ext)"
    r"(?: (?:numbers?|no|address(?:es)?))?\W*",
    re.IGNORECASE,
)
"""The header of a column that tells how to reach those who are listed."""
_WHO_ACTS = re.compile(r"\W*(?:who\s+(?!you\b)\w+.*|.*\b(?:approv|decid|escalat)\w*.*|signs?[ -]off.*)", re.IGNORECASE)
"""The header of a column of people who do something at each step: "Who decides"."""
_CLOSED = re.compile(r"[a-z]\.$")
_COUNTS = re.compile(r"\d[\d.,–—-]*\+?\s")
"""How a cell begins that counts something ("2-3 searches for directors"), and a title does not."""
_MAX_TITLE_WORDS = 9
_MAX_LABEL_WORDS = 4


@dataclass(frozen=True, slots=True)
class GridSection:
    """Rows under one group label, one column's cells: `rows` pairs each row's label with the column's cell."""

    kind: SectionKind
    label: str
    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class GridLevel:
    """One column: the header cell that names the level and its cells by group; `code` stands above the header.

    `under` is the heading over the table, "" where a page has no other ladder.
    """

    header: Cell
    sections: tuple[GridSection, ...]
    code: Cell | None = None
    under: str = ""


def grid_levels(blocks: Sequence[Block]) -> list[GridLevel]:
    """The levels that stand as table columns, in document order; empty where no table has level columns."""
    stages = told_stages(blocks)
    return _joined([(heading, _levels_of(block, stages)) for heading, block in _tables(blocks)])


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """The tables, of one ladder each, with the text of the heading over them."""
    heading = ""
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.text
        elif block.kind is BlockKind.TABLE:
            yield from ((heading, each) for each in by_track(with_roles(block)))


def _joined(tables: Sequence[tuple[str, Sequence[GridLevel]]]) -> list[GridLevel]:
    """The levels of several tables, one each: what a table says of a level again stands under the table's heading."""
    tables = [(heading, levels) for heading, levels in tables if levels]
    named = [heading for heading, _ in tables if heading]
    if len(tables) < 2 or (are_roles(named) and sum(are_roles([each]) for each in named) * 2 > len(named)):
        return [level for _, levels in tables for level in levels]
    called = _names([level for _, levels in tables for level in levels])
    said = Counter(called[level.header.text] for _, levels in tables for level in levels)
    stating = (
        level for _, levels in tables for level in levels if any(_stating(part.label) for part in level.sections)
    )
    if any(count > 1 for count in Counter(called[level.header.text] for level in stating).values()):
        return [level for _, levels in tables for level in levels]  # each states its own grades: several ladders
    labels = Counter(label for _, levels in tables for label in {part.label for lv in levels for part in lv.sections})
    found: dict[str, GridLevel] = {}
    for heading, levels in tables:
        for level in levels:
            name = called[level.header.text]
            sections = tuple(
                replace(part, label=heading, kind=_kind(heading) or part.kind)
                if heading
                and said[name] > 1
                and (not part.label or labels[part.label] > 1)
                and not _stating(part.label)
                else part
                for part in level.sections
            )
            known = found.get(name)
            found[name] = replace(known or level, sections=(*(known.sections if known else ()), *sections))
    return list(found.values())


def _names(levels: Sequence[GridLevel]) -> dict[str, str]:
    """The name of each level by each of its headers: that of a bare code is the title that stands with the code."""
    titled = {code: lv.header.text for lv in reversed(levels) if (code := _code(lv)) and code != lv.header.text}
    return {level.header.text: titled.get(level.header.text, level.header.text) for level in levels}


def _code(level: GridLevel) -> str:
    """The code above a header, or in it, "" where there is none."""
    return level.code.text.strip() if level.code else titles.code(level.header.text) or ""


def _levels_of(block: Block, stages: Container[tuple[str, ...]]) -> list[GridLevel]:
    filled = [tuple(map(_named, row)) for row in block.filled_rows]
    rows = _labelled_rows(with_one_label(filled))
    rows = [(_blank(row[0]), *row) if n == 1 and row[0].column else row for n, row in enumerate(rows)]
    # Bare numbers and codes below titles are the grades of those.
    heads: list[int] = []
    for n, row in enumerate(rows):
        if (_names_levels(row) or (not n and stage_names(row) in stages)) and not (
            n and _are_grades(row[1:]) and (heads or row[1].text.isdigit())
        ):
            heads.append(n)
        elif heads and heads[-1] == n - 1 and _titles_codes(row, rows[n - 1]):
            heads[-1] = n
    found: list[GridLevel] = []
    for position, n in enumerate(heads):
        end = heads[position + 1] if position + 1 < len(heads) else len(rows)
        body = rows[n + 1 : end]
        if _is_key(rows[n][1:], body):
            continue
        for header in rows[n][1:]:
            if header.text:
                sections = tuple(s for s in _sections(body, header.column) if s.rows)
                if sections:
                    above = rows[n - 1] if n and _titles_codes(rows[n], rows[n - 1]) else ()
                    code = next((cell for cell in above if cell.column == header.column and cell.text), None)
                    found.append(GridLevel(header, (*_beside(header), *sections), code))
    return found


def _named(cell: Cell) -> Cell:
    """A cell that holds a title and states grade or reporting line below it, as the title; any other as it is."""
    if len(cell.lines) < 2 or cell.points or not _are_short([cell.lines[0]]):
        return cell
    stated = any(grade_words(line.text, True) or report_words(line.text, True) for line in cell.lines[1:])
    return replace(cell.lines[0], lines=cell.lines) if stated and titles.key(cell.lines[0].text).subject else cell


def _beside(header: Cell) -> tuple[GridSection, ...]:
    """What stands below a title in its cell."""
    rows = tuple(("", line) for line in header.lines[1:] if header == replace(header.lines[0], lines=header.lines))
    return (GridSection(SectionKind.JOB_GRADE, "", rows),) if rows else ()


def _labelled_rows(rows: Sequence[tuple[Cell, ...]]) -> Sequence[tuple[Cell, ...]]:
    """The rows of a table, with an empty label each where the first column is a level's too."""
    if len(rows) < 2 or not rows[0] or not all(titles.ranked(c.text) for c in rows[0][1:]) or not _are_titles(rows[0]):
        return rows
    if _LABEL.match(rows[0][0].text) or not _is_prose([cell for row in rows[1:] for cell in row]) or _labels(rows):
        return rows
    blank = _blank(rows[0][0])
    return [(blank, *(replace(cell, column=cell.column + 1) for cell in row)) for row in rows]


def _labels(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether the first column labels the others: no title heads it, and what is under it is half as long at most."""
    first, *others = rows[0]
    roles = frozenset[str]().union(*(titles.key(cell.text).subject for cell in others))
    named = titles.ranked(first.text) or not titles.key(first.text).subject.isdisjoint(roles)
    below = [[len(cell.text.split()) for cell in _column(rows[1:], each.column)] for each in rows[0]]
    label, *said = [sum(counts) / max(1, len(counts)) for counts in below]
    return not named and _are_short(_column(rows[1:], first.column)) and all(label * 2 <= each for each in said)


def _blank(cell: Cell) -> Cell:
    """An empty label where a cell above reaches down, or there is none."""
    return replace(cell, text="", column=0, width=1, points=(), lines=())


def row_levels(blocks: Sequence[Block]) -> list[GridLevel]:
    """The levels that stand as table rows under headers that name kinds of sections, in document order."""
    pages = frozenset(titles.key(page_name(link)) for block in blocks for link in block.links)
    tables = [
        (heading, [replace(level, under=heading) for level in _levels_in(block, heading, pages)])
        for heading, block in _tables(blocks)
    ]
    found = _joined(tables)
    ladders = {heading for heading, levels in tables if levels}
    apart = len(ladders) > 1 and len(found) == sum(len(levels) for _, levels in tables)
    return found if apart else [replace(level, under="") for level in found]


def _levels_in(block: Block, heading: str, pages: Container[titles.TitleKey]) -> Iterator[GridLevel]:
    """The levels that stand as the rows of a table; what no column says the kind of is of the kind of the heading.

    `pages` are those that the document leads to, by what their files are called: rows of theirs are no levels here.
    """
    rows = [tuple(map(_named, row)) for row in block.filled_rows]
    if len(rows) < 3 or _are_stretches(_column(rows, 0)):
        return
    if any(_CONTACT.fullmatch(cell.text) for cell in rows[0]):
        return  # whom to call
    rows, numbers = _without_numbers(rows)
    kinds = {cell.column: kind for cell in rows[0] if (kind := sense(cell.text).kind) in CORE}
    columns = [cell.column for cell in rows[0] if cell.column not in kinds]
    steps = {column for column in columns if _are_grades(_column(rows[1:], column))}
    bosses = {cell.column for cell in rows[0] if states_reporting(cell.text)}
    counted = {cell.column for row in rows[1:] for cell in row if cell.start_char in numbers}
    worded = (column for column in columns if column not in steps | bosses)
    codes = [n for n in steps if states_grade(_above(rows[0], n)) and are_steps(_column(rows[1:], n))]
    again = bool(codes) and not all(_has_page(row, codes[0], pages) for row in rows[1:])
    title = next((column for column in worded if column in counted or _is_titles(rows[1:], column, again)), None)
    above = _kind(heading)
    if title is None:
        ranks = (column for column in columns if column not in steps and _is_ranks(rows, column))
        title = next((column for column in columns if _is_graded(rows, column)), None)
        title = next(ranks, None) if title is None and above not in OF_OTHERS else title
    by_grade = (title is None or not _LADDER.fullmatch(_above(rows[0], title))) and _names_grades(rows)
    if by_grade and above not in OF_OTHERS:
        title = rows[0][0].column
    if title is None or _are_groups(_column(rows[1:], title)) or _WHO_ACTS.fullmatch(_above(rows[0], title)):
        return
    kinds.pop(title, None)
    kinded = bool(kinds)
    for cell in rows[0]:
        if cell.column not in {title, *kinds} and (kind := _stated_below(cell, rows[1:], title)) is not None:
            kinds[cell.column] = kind
    if not any(states_grade(cell.text) for cell in rows[0] if cell.column != title):
        called = [cell.column for cell in rows[0] if are_abbreviations(cell.text, _column(rows[1:], cell.column))]
        kinds |= dict.fromkeys((column for column in called if column != title), SectionKind.JOB_GRADE)
    stating = len(kinds)
    asked = above if above is not None and above in DUTIES else SectionKind.RESPONSIBILITIES
    for cell in rows[0]:
        if cell.column not in {title, *kinds} and _is_prose(_column(rows[1:], cell.column)):
            column = _column(rows[1:], cell.column)
            bare = not any(c.isalpha() for each in column for c in each.text)
            beside = lists_titles(cell.text) or _are_amounts(column) or bare
            kinds[cell.column] = sense(cell.text).kind or (SectionKind.SUMMARY if beside else asked)
    told = kinded or stating or any(lists_titles(cell.text) for cell in rows[0])
    if by_grade and not told and any(_are_amounts(_column(rows[1:], column)) for column in columns):
        return  # what those of a grade are paid besides
    if above is SectionKind.JOB_GRADE and SectionKind.JOB_GRADE not in kinds.values():
        return  # a list of what titles are paid
    if not (kinded or 0 < stating < len(kinds) or (kinds and _LADDER.fullmatch(_above(rows[0], title)))):
        return  # titles beside remarks are no ladder
    kinds |= {cell.column: SectionKind.SUMMARY for cell in rows[0] if cell.column not in {title, *kinds}
              and _remarks(cell, _column(rows[1:], cell.column))}  # fmt: skip
    for row in rows[1:]:
        sections = [
            GridSection(kinds[cell.column], _above(rows[0], cell.column), (("", cell),))
            for cell in row
            if cell.column in kinds and any(ch.isalnum() for ch in cell.text)
        ]
        header = next((cell for cell in row if cell.column == title and cell.text), None)
        if header is not None and sections:
            coded = states_grade(_above(rows[0], title))
            code = numbers.get(header.start_char) or abbreviation(header) if coded else None
            yield GridLevel(header, (*_beside(header), *sections), code)


def _without_numbers(rows: Sequence[tuple[Cell, ...]]) -> tuple[list[tuple[Cell, ...]], dict[int, Cell]]:
    """The rows of a table, titles in it without the numbers in front of them, and these by where the cells begin."""
    held = [each.column for each in rows[0] if holds_rungs(each.text) and not _STEPS.fullmatch(each.text)]
    parts = {part.title.start_char: part for n in held for part in numbered_cells(_column(rows[1:], n))}
    plain = [tuple(parts[cell.start_char].title if cell.start_char in parts else cell for cell in row) for row in rows]
    return plain, {place: part.number for place, part in parts.items()}


def _has_page(row: Sequence[Cell], code: int, pages: Container[titles.TitleKey]) -> bool:
    """Whether a cell of a row is the title of one of the pages behind the row's code."""
    behind = [cell.text for cell in row if cell.column == code]
    return any(titles.key(f"{each} {cell.text}") in pages for each in behind for cell in row)


def _are_stretches(cells: Sequence[Cell]) -> bool:
    """Whether the cells of a column, its header first, are stretches of levels, and no points or years."""
    found = [cell.text for cell in cells if _RANGE.fullmatch(cell.text)]
    counted = bool(cells) and bool(cells[0].text) and not (states_grade(cells[0].text) or holds_rungs(cells[0].text))
    return any(not counted or text[0].isalpha() for text in found)


def run_levels(blocks: Sequence[Block]) -> list[GridLevel]:
    """The levels that stand as runs of table rows: a level's title at the left, then a label and its text in each."""
    found: list[GridLevel] = []
    for block in blocks:
        if block.kind is not BlockKind.TABLE:
            continue
        runs: list[tuple[Cell, list[tuple[Cell, Cell]]]] = []
        for row in block.rows[1:]:
            first = next((cell for cell in row if cell.column == 0 and cell.text), None)
            if first is not None and not (runs and runs[-1][0].text == first.text):
                runs.append((first, []))
            parts = [cell for cell in row if cell.column and any(ch.isalnum() for ch in cell.text)]
            if runs and len(parts) == 2:
                runs[-1][1].append((parts[0], parts[1]))
        labels = [{label.text for label, _ in parts} for _, parts in runs]
        if len(runs) < 2 or len(frozenset[str].intersection(*map(frozenset, labels))) < 2:
            continue
        if _are_titles([head for head, _ in runs]):
            found += [GridLevel(head, tuple(_labelled(*part) for part in parts)) for head, parts in runs]
    return found or _captioned(blocks)


def _captioned(blocks: Sequence[Block]) -> list[GridLevel]:
    """The levels that have a table each, with a label and its text in each row under the title."""
    found = []
    for block in blocks:
        rows = [[cell for cell in row if cell.text] for row in block.rows]
        rows = [row for row in rows if row]
        if len(rows) > 2 and len(rows[0]) == 1 and all(len(row) == 2 for row in rows[1:]):
            found.append(GridLevel(rows[0][0], tuple(_labelled(label, text) for label, text in rows[1:])))
    said = Counter(label for level in found for label in {part.label for part in level.sections})
    found = [level for level in found if any(said[part.label] > 1 for part in level.sections)]
    heads = [level.header for level in found]
    return found if _are_titles(heads) and are_roles([head.text for head in heads]) else []


def _labelled(label: Cell, cell: Cell) -> GridSection:
    kind = _stating(label.text) or _kind(label.text) or SectionKind.RESPONSIBILITIES
    return GridSection(kind, label.text, (("", cell),))


def _above(headers: Sequence[Cell], column: int) -> str:
    return next((cell.text for cell in headers if cell.column == column), "")


def _stated_below(header: Cell, rows: Sequence[tuple[Cell, ...]], title: int) -> SectionKind | None:
    """The kind of a column that states the levels' grades or reporting lines; null for any other."""
    cells = _column(rows, header.column)
    if states_reporting(header.text) or _are_grades(cells) or _are_letters(cells):
        return _stating(header.text)
    above = {titles.key(cell.text) for cell in _column(rows, title)}
    led = [titles.key(cell.text) in above for cell in cells if cell.text]
    return SectionKind.JOB_GRADE if sum(led) > 1 and sum(led) >= len(led) - 1 else None


def _is_prose(cells: Sequence[Cell]) -> bool:
    """Whether most of the cells are phrases, or are closed as sentences are: "A page."."""
    return sum(len(cell.text.split()) >= 3 or bool(_CLOSED.search(cell.text)) for cell in cells) * 2 > len(cells)


def _remarks(header: Cell, cells: Sequence[Cell]) -> bool:
    """Whether a column of a ladder says something short of each row: "Time horizon | Weeks", and no pay or track."""
    said = [cell.text for cell in cells if any(map(str.isalnum, cell.text))]
    named = bool(header.text) and not _stating(header.text) and not holds_rungs(header.text)
    worded = [text for text in said if any(map(str.isalpha, text))]
    titled = bool(worded) and are_roles(worded)  # a track of its own, or whom each works with
    return named and bool(said) and not (titled or _are_amounts(cells) or _are_grades(cells))


def _are_amounts(cells: Sequence[Cell]) -> bool:
    """Whether no cell has a word besides an amount of money."""
    return all(is_untitled(cell.text) for cell in cells)


def _column(rows: Sequence[tuple[Cell, ...]], column: int) -> list[Cell]:
    return [cell for row in rows for cell in row if cell.column == column]


def _is_key(headers: Sequence[Cell], body: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether columns headed by bare numbers hold names alone: the steps of several scales, which ask nothing."""
    named = [cell for header in headers for cell in _column(body, header.column) if cell.text]
    return all(cell.text.isdigit() for cell in headers if cell.text) and all(len(c.text.split()) < 3 for c in named)


def _is_titles(rows: Sequence[tuple[Cell, ...]], column: int, again: bool) -> bool:
    """Whether a column's cells are titles of levels, rather than their codes; `again` where grades tell two apart."""
    cells = _column(rows, column)
    if again:
        cells = [next(same) for _, same in groupby(cells, key=lambda cell: cell.text)]
    # "8%" is a share of something, "5 - 16" an amount, "Cook; Baker" are two.
    worded = not any(
        "%" in c.text or "; " in c.text or is_file_name(c.text) or (c.text and not any(map(str.isalpha, c.text)))
        for c in cells
    )
    return worded and _are_titles(cells) and any(titles.key(titles.without_code(cell.text)).subject for cell in cells)


def _are_groups(cells: Sequence[Cell]) -> bool:
    """Whether cells are all the people of some place in the line, whatever they do: "Staff", "Managers"."""
    said = [cell.text for cell in cells if cell.text]
    last = [words[-1] for text in said if (words := re.findall(r"[a-z]+", text.lower()))]
    return sum(titles.stem(word) != word for word in last) * 2 > len(said) and not any(
        titles.key(text).subject for text in said
    )


def _is_graded(rows: Sequence[tuple[Cell, ...]], column: int) -> bool:
    """Whether a column that says it holds rungs has a name in each row, and another the grade or the boss of each."""
    names, codes = _column(rows[1:], column), [_column(rows[1:], c.column) for c in rows[0] if states_grade(c.text)]
    graded = any(len(each) == len(names) and _are_grades(each) and all(c.text for c in each) for each in codes)
    leaders = [_column(rows[1:], c.column) for c in rows[0] if states_reporting(c.text)]
    graded = graded or any(len(each) == len(names) and _are_short(each) for each in leaders)
    distinct = len({cell.text.lower() for cell in names}) == len(rows) - 1 and not _are_letters(names)
    return graded and distinct and holds_rungs(_above(rows[0], column)) and _are_short(names) and not _are_grades(names)


def _names_grades(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether the first column says it holds grades, and those have names: "Executive Officer (EO)", "Grade 7"."""
    names = _column(rows[1:], rows[0][0].column)
    named = sum(len(titles.without_code(cell.text)) > 3 and not _are_grades([cell]) for cell in names if cell.text)
    return states_grade(rows[0][0].text) and named > 1 and len(names) == len(rows) - 1 and _are_titles(names)


def _is_ranks(rows: Sequence[tuple[Cell, ...]], column: int) -> bool:
    """Whether a column that says it holds rungs has another bare rank in each row: "Junior", "Senior", "Principal"."""
    cells = _column(rows[1:], column)
    bare = all(is_rank(cell.text) and not titles.key(cell.text).subject for cell in cells)
    distinct = len({cell.text.lower() for cell in cells}) == len(rows) - 1
    return bare and distinct and holds_rungs(_above(rows[0], column))


def _names_levels(row: tuple[Cell, ...]) -> bool:
    """Whether a row's cells, the first aside, are titles of levels."""
    label = row[0].text if row else ""
    if len(row) < 3 or len(label.split()) > _MAX_LABEL_WORDS or states_reporting(label) or label[:1].isdigit():
        return False
    labelled = bool(_LABEL.match(row[0].text)) or all(is_rank(cell.text) for cell in row[1:])
    return (
        labelled
        and not (row[0].text and titles.ranked(row[0].text))
        and _are_titles(row[1:])
        and not any(_stating(cell.text) or is_move(cell.text) for cell in row[1:])
    )


def _titles_codes(row: tuple[Cell, ...], above: tuple[Cell, ...]) -> bool:
    """Whether a row that says so, or stands under their label, names the levels whose codes stand above it."""
    under = not row[0].text and bool(above[0].text) and not _are_grades(row[1:])
    return (under or bool(_TITLES.fullmatch(row[0].text))) and len(row) == len(above) and _are_grades(above[1:])


def _are_grades(cells: Sequence[Cell]) -> bool:
    """Whether cells are bare numbers or codes, or say that they are grades ("Band 8a")."""
    return all(
        cell.text.isdigit() or titles.is_code(cell.text) or _PARTED.fullmatch(cell.text) or _STEP.fullmatch(cell.text)
        for cell in cells
        if cell.text
    )


def are_steps(cells: Sequence[Cell]) -> bool:
    """Whether cells are grades, two or more, and another each."""
    return len({cell.text for cell in cells if cell.text}) == len(cells) > 1 and _are_grades(cells)


def _are_letters(cells: Sequence[Cell]) -> bool:
    """Whether cells are single letters, another each: "A", "B", "C"."""
    said = [cell.text for cell in cells]
    return all(len(text) == 1 and text.isupper() for text in said) and len({*said}) == len(said) > 1


def _are_titles(cells: Sequence[Cell]) -> bool:
    named = [cell for cell in cells if cell.text]
    short = _are_short(named) and not any(is_untitled(cell.text) for cell in named)
    rungs = sum(titles.ranked(cell.text) for cell in named)
    distinct = len({cell.text.lower() for cell in named}) == len(named) and not any(
        _COUNTS.match(titles.without_number(c.text)) for c in named
    )
    alike = rungs >= 2 or (rungs >= 1 and (rungs >= len(named) - 1 or all(are_roles([cell.text]) for cell in named)))
    return len(named) >= 2 and short and distinct and alike


def _are_short(cells: Sequence[Cell]) -> bool:
    return all(len(cell.text.split()) <= _MAX_TITLE_WORDS and not cell.text.endswith(".") for cell in cells)


def _sections(rows: Sequence[tuple[Cell, ...]], column: int) -> list[GridSection]:
    """One column's cells: by group rows above them, a row labelled with a kind of section by itself."""
    out: list[GridSection] = []
    label = ""
    kept: list[tuple[str, Cell]] = []

    def flush() -> None:
        out.append(GridSection(_kind(label) or SectionKind.RESPONSIBILITIES, label, tuple(kept)))
        kept.clear()

    for row in rows:
        filled = [cell for cell in row if cell.text]
        if len(filled) == 1 and filled[0].column == row[0].column:
            flush()
            label = filled[0].text
            continue
        cell = next((c for c in row if c.column <= column < c.column + c.width and c is not row[0]), None)
        if cell is None or not any(ch.isalnum() for ch in cell.text):
            continue
        named = row[0].text if row[0].column == 0 else ""
        told = cell.text.endswith(".")  # what a row "Reporting" asks of a level is no reporting line
        kind = (None if told else _stating(named)) or (None if label else _row_kind(named))
        if kind is None:
            kept.append((named, cell))
        else:
            flush()
            out.append(GridSection(kind, named, (("", cell),)))
    flush()
    return out


def _stating(label: str) -> SectionKind | None:
    """The kind of a row that states the levels' grades or reporting lines, and asks nothing of anybody."""
    return SectionKind.JOB_GRADE if states_grade(label) or states_reporting(label) else None


def states_title(label: str) -> bool:
    """Whether a row or column labelled so holds titles of levels."""
    return bool(_TITLES.fullmatch(label))


def holds_rungs(label: str) -> bool:
    """Whether a column labelled so may hold the rungs of a ladder."""
    return bool(_LADDER.fullmatch(label))


def states_grade(label: str) -> bool:
    """Whether a row or column labelled so holds grades."""
    if len(label) > _LONGEST_LABEL:
        return False
    return bool(_GRADE_LABEL.fullmatch(label)) or labels_grades(label)


def states_reporting(label: str) -> bool:
    """Whether a row or column labelled so holds reporting lines."""
    return bool(_REPORTS_LABEL.fullmatch(label))


def _row_kind(label: str) -> SectionKind | None:
    """The kind a row is labelled with; words such as "Scope" or "Hiring" label competencies."""
    kind = _kind(label)
    brought = kind is SectionKind.REQUIREMENTS and _BROUGHT.search(label)
    return kind if brought or kind is SectionKind.JOB_GRADE else plain_kind(label, True) if label else None


def _kind(label: str) -> SectionKind | None:
    found = sense(label) if label else None
    return found.kind if found is not None and not found.owner else None
