"""What a set of questions is like: how many of each kind, how near their words are to the lines that answer them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from rapidfuzz import fuzz

from eval.grid import Grid, number
from eval.judgements import Question, QuestionType
from eval.texts import rows_of

DUPLICATE = 90.0
"""Two questions count as near duplicates from this token-sort ratio, 0 to 100."""

_WORD = re.compile(r"\w[\w'+#.-]*\w|\w")


@dataclass(frozen=True, slots=True)
class Row:
    """Questions of one type; shares in [0, 1], null where no question has what they are about.

    `overlap`: mean share of a question's distinct content words that stand in its answering lines.
    `duplicates`: share of questions with a near duplicate anywhere in the set.
    """

    kind: QuestionType | None
    questions: int
    splits: Mapping[str, int]
    anchored: float
    lines: float
    documents: int
    overlap: float | None
    duplicates: float


def statistics(questions: Sequence[Question], texts: Mapping[str, str]) -> tuple[Row, ...]:
    """One row for each type that occurs, then one over all (kind null)."""
    doubled = near_duplicates(questions)
    kinds = [k for k in QuestionType if any(q.type == k for q in questions)]
    return tuple(
        _row(kind, [q for q in questions if kind in (None, q.type)], texts, doubled) for kind in (*kinds, None)
    )


def _row(
    kind: QuestionType | None, questions: Sequence[Question], texts: Mapping[str, str], doubled: frozenset[str]
) -> Row:
    splits = sorted({q.split or "-" for q in questions})
    overlaps = [o for q in questions if (o := overlap(q, texts)) is not None]
    return Row(
        kind=kind,
        questions=len(questions),
        splits={s: sum((q.split or "-") == s for q in questions) for s in splits},
        anchored=fmean(q.anchored for q in questions),
        lines=fmean(len(q.lines(texts)) for q in questions),
        documents=len({g.path for q in questions for g in q.gold}),
        overlap=fmean(overlaps) if overlaps else None,
        duplicates=fmean(q.qid in doubled for q in questions),
    )


def overlap(question: Question, texts: Mapping[str, str]) -> float | None:
    """Share of the question's distinct content words that stand in its answering lines; null without either."""
    rows = {g.path: rows_of(texts.get(g.path, "")) for g in question.gold}
    answering = [n for n, rel in question.lines(texts).items() if rel == 2]
    asked = content_words([question.query])
    if not asked or not answering:
        return None
    return len(asked & content_words(rows[n.path][n.number - 1] for n in answering)) / len(asked)


def content_words(texts: Iterable[str]) -> frozenset[str]:
    """Distinct lower-case words that are not English stop words; inflected forms are different words."""
    from bm25s.stopwords import STOPWORDS_EN_PLUS

    return frozenset(w for text in texts for w in _WORD.findall(text.lower())) - frozenset(STOPWORDS_EN_PLUS)


def near_duplicates(questions: Sequence[Question]) -> frozenset[str]:
    """Ids of questions whose words, in whatever order, are nearly those of another."""
    queries = [q.query for q in questions]
    return frozenset(q.qid for n, q in enumerate(questions) if alike(q.query, (*queries[:n], *queries[n + 1 :])))


def alike(query: str, others: Iterable[str]) -> bool:
    """Whether the words of a query, in whatever order, are nearly those of one of the others."""
    words = query.lower()
    return any(fuzz.token_sort_ratio(words, other.lower(), score_cutoff=DUPLICATE) for other in others)


def grid(rows: Sequence[Row]) -> Grid:
    """As a table."""
    return Grid(
        "questions",
        ("type", "questions", "splits", "anchored", "judged lines", "documents", "lexical overlap", "near duplicates"),
        tuple(
            (
                str(row.kind or "all"),
                str(row.questions),
                ", ".join(f"{name} {count}" for name, count in row.splits.items()),
                number(row.anchored),
                f"{row.lines:.1f}",
                str(row.documents),
                number(row.overlap),
                number(row.duplicates),
            )
            for row in rows
        ),
    )
