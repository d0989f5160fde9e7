"""A company's questions and passages in word pieces, as the encoder takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from indexer.training.negatives import Mined
from indexer.training.pairs import Shelf
from indexer.training.scoring import Rarity


@dataclass(frozen=True, slots=True)
class Texts:
    """One company in word pieces. `weights` are what each piece of a question counts in MaxSim."""

    questions: tuple[list[int], ...]
    weights: tuple[list[float], ...]
    passages: tuple[list[int], ...]
    lines: tuple[list[int], ...]
    line_weights: tuple[list[float], ...]
    mined: tuple[Mined, ...]


def in_pieces(shelf: Shelf, mined: Sequence[Mined], tokenizer: Tokenizer, longest: int) -> Texts:
    """A company's texts as the encoder takes them, cut at `longest` word pieces."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    questions = tokenizer.encode_batch([pair.question for pair in shelf.pairs])
    passages = tokenizer.encode_batch([passage.embedded for passage in shelf.passages])
    lines = tokenizer.encode_batch([passage.text for passage in shelf.passages])
    rarity = Rarity.over([passage.tokens for passage in passages])
    return Texts(
        questions=tuple(question.ids for question in questions),
        weights=tuple(rarity.weights(question.tokens).tolist() for question in questions),
        passages=tuple(passage.ids for passage in passages),
        lines=tuple(line.ids for line in lines),
        line_weights=tuple(rarity.weights(line.tokens).tolist() for line in lines),
        mined=tuple(mined),
    )
