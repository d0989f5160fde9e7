"""Documents with the judgements over them: what every measurement starts from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import BadInput
from eval.answers import Judged, Record, judge
from eval.attribution import Owners
from eval.beir import is_beir, read_beir, read_trec
from eval.judgements import Question, read_questions
from eval.measures import Scored, score
from eval.provenance import corpus_fingerprint, made_by, questions_fingerprint
from eval.runs import Provenance, Run, load_run
from eval.scores import load_scores
from eval.structure_gold import GoldDocument, read_structure
from eval.texts import Texts
from eval.trail import LineCosts
from eval.trec import read_run


@dataclass(frozen=True)
class Collection:
    """A corpus on disk, questions over it, and the judged structure of its documents where there is one."""

    texts: Texts
    questions: tuple[Question, ...]
    structure: tuple[GoldDocument, ...]
    costs: LineCosts

    @classmethod
    def open(cls, corpus: Path, gold: Path, *, splits: Sequence[str] = (), types: Sequence[str] = ()) -> Collection:
        """Read judgements (JSONL, a BEIR folder, TREC qrels) and optionally keep only some splits or types.

        Raises BadInput where a judged document is not in the corpus, or no question is left.
        """
        from indexer.tokens import count_tokens

        texts = Texts(corpus)
        questions = _questions(gold)
        missing = sorted({g.path for q in questions for g in q.gold if g.path not in texts})
        if missing:
            raise BadInput(f"judged documents are not in {corpus}: {', '.join(missing[:5])}; is it the right folder?")
        known = {q.split for q in questions if q.split} | {str(q.type) for q in questions}
        if strangers := [name for name in (*splits, *types) if name not in known]:
            raise BadInput(
                f"no question of split or type {strangers[0]!r} in {gold}; there are: {', '.join(sorted(known))}"
            )
        chosen = tuple(
            q for q in questions if (not splits or q.split in splits) and (not types or str(q.type) in types)
        )
        if not chosen:
            asked = [" or ".join(names) or "any" for names in (splits, types)]
            raise BadInput(
                f"no question of {gold} is left of split {asked[0]} and type {asked[1]}; leave one of them out"
            )
        folder = gold if gold.is_dir() else gold.parent
        judged = any((folder / "structure").glob("*.json"))
        return cls(texts, chosen, read_structure(folder) if judged else (), LineCosts(texts, count_tokens))

    @property
    def corpus_fingerprint(self) -> str:
        """Twelve hex digits over the documents."""
        return corpus_fingerprint(self.texts)

    @property
    def questions_fingerprint(self) -> str:
        """Twelve hex digits over the questions and judgements in use."""
        return questions_fingerprint(self.questions)

    def made_by(self, system: str) -> Provenance:
        """What a run of a system over these documents and questions is known by."""
        return replace(made_by(system), corpus=self.corpus_fingerprint, questions=self.questions_fingerprint)

    def score(self, run: Run) -> Scored:
        """Score a run. Raises BadInput where it returns documents that the corpus does not have."""
        for ranking in run.rankings:
            for hit in ranking.hits:
                if hit.place.end_line and hit.place.path not in self.texts:
                    raise BadInput(
                        f"run {run.name!r} returns {hit.place.path}, which is not in {self.texts.root}: "
                        "index that corpus, or score against the one that was indexed"
                    )
        return score(run, self.questions, self.texts, self.costs, Owners(self.structure) if self.structure else None)

    def judge(self, records: Iterable[Record]) -> tuple[Judged, ...]:
        """Judge the answers to these questions; answers to others are left out."""
        asked = {q.qid: q for q in self.questions}
        return tuple(judge(asked[r.qid], r, self.texts) for r in records if r.qid in asked)

    def read(self, file: Path) -> Run:
        """A run as JSONL or, by the endings .trec, .run and .txt, as a TREC run."""
        return read_run(file, self.costs) if file.suffix in {".trec", ".run", ".txt"} else load_run(file)

    def scored(self, file: Path) -> Scored:
        """Saved scores (.json), or a run file scored now."""
        return load_scores(file) if file.suffix == ".json" else self.score(self.read(file))


def _questions(gold: Path) -> tuple[Question, ...]:
    if gold.is_file() and gold.suffix in {".trec", ".qrels", ".txt"}:
        return read_trec(gold)
    return read_beir(gold) if is_beir(gold) else read_questions(gold)
