"""How the bounds of `service.evidence` do on judged pairs: `python -m service.training.evidence`.

Prints the share of pairs judged right for a row of bounds, and the pairs judged wrong at the bound in use.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.model import SectionKind, Span
from indexer.exact_store import ExactStore
from indexer.models import open_encoder
from indexer.passage import Passage
from service.closeness import ClaimVectors
from service.demands import Place
from service.evidence import CLOSE, Closeness, Requirement, meets
from service.lexicon import Lexicon
from service.profile import Profile, read_profile

PAIRS = Path(__file__).with_name("evidence.jsonl")
BOUNDS = (0.30, 0.32, 0.34, 0.36, 0.38, 0.42)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence and a requirement, whether the one meets the other, and how near each claim of it comes."""

    sentence: str
    requirement: str
    met: bool
    profile: Profile
    near: tuple[Closeness, ...]

    def right(self, bound: float) -> bool:
        """Whether the rules say the same with another bound."""
        shifted = [replace(n, claim_in_line=n.claim_in_line + 2 * (CLOSE - bound)) for n in self.near]
        asked = Requirement.read(self.requirement)
        found = any(meets(c, asked, n, self.profile) for c, n in zip(self.profile.claims, shifted, strict=True))
        return found == self.met


def read_pairs(path: Path = PAIRS) -> list[Judged]:
    """The pairs with their closeness by the default encoder; the requirements themselves are the passages."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [pair["requirement"] for pair in pairs]
    encoder = open_encoder()
    store = ExactStore([_passage(n, text) for n, text in enumerate(texts)], encoder.encode_passages(texts, tokens=True))
    out = []
    for number, pair in enumerate(pairs):
        profile = read_profile(pair["sentence"], Lexicon(store))
        vectors = ClaimVectors([claim.point for claim in profile.claims], encoder, store)
        place = Place(number, 1, encoder.count_pieces(texts[number]) - 1)
        both = zip(vectors.found_in([number])[0], vectors.holding([place])[0], strict=True)
        near = tuple(Closeness(float(forth), float(back)) for forth, back in both)
        out.append(Judged(pair["sentence"], pair["requirement"], pair["met"], profile, near))
    return out


def main() -> None:
    """Judge and print."""
    pairs = read_pairs()
    for bound in BOUNDS:
        share = sum(pair.right(bound) for pair in pairs) / len(pairs)
        print(f"{bound:.2f}  {share:.3f} of {len(pairs)} pairs right")
    for pair in pairs:
        if not pair.right(CLOSE):
            print(f"{'met' if pair.met else 'not met'}: {pair.sentence} | {pair.requirement}")


def _passage(number: int, text: str) -> Passage:
    span = Span("pairs", number + 1, number + 1, number, number + 1)
    return Passage(
        number, "pairs", "Pairs", "", None, None, None, None, SectionKind.REQUIREMENTS, (), "", text, span, (span,)
    )


if __name__ == "__main__":
    main()
