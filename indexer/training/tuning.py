"""The training itself: one encoder for both scores at once.

Each question is held against all passages of its batch, its answer against the rest (InfoNCE, van den Oord 2018): once
by the inner product of pooled vectors, at several lengths of them (Kusupati 2022, "Matryoshka"), once by weighted
MaxSim, which as the stronger of the two also teaches the pooled score its distribution. Batches hold questions of one
company, so that what they are told apart by is what tells passages of one index apart. Word embeddings stay.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

if TYPE_CHECKING:
    from indexer.training.texts import Texts

Log = Callable[[str], None]
Weights = dict[str, torch.Tensor]


LOGGED = 20
"""Steps between two lines of the log, which shows the means over them."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that is chosen. `scale_*` are inverse temperatures of scores in [-1, 1].

    `family` and `others`: hard negatives a question brings along. `identity`: questions put beside them that are a
    passage's own line, as a share of the answers. `teaching`, `keeping`: weights of distillation and of the distance to
    the vectors before training, beside the two contrastive losses, which count 1 each. `alpha`: share of the tuned
    weights in the mean of base and tuned model that is kept (Wortsman 2022, "WiSE-FT").
    """

    epochs: int = 4
    batch: int = 128
    rate: float = 1.5e-4
    warm_up: float = 0.1
    decay: float = 0.01
    family: int = 1
    others: int = 1
    identity: float = 0.1
    scale_pooled: float = 20.0
    scale_late: float = 40.0
    dimensions: tuple[int, ...] = (384, 256, 128)
    teaching: float = 0.3
    keeping: float = 0.5
    longest: int = 96
    alpha: float = 0.85
    seed: int = 7
    threads: int = 1
    device: str = "cpu"
    """As torch calls it; another one rounds otherwise and gives other weights."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions by place in their company, and the passages they are all held against, by number."""

    texts: Texts
    questions: tuple[int, ...]
    lines: tuple[int, ...]
    """Passages whose own line is asked for besides."""
    passages: tuple[int, ...]
    right: tuple[int, ...]
    """For each question, then for each line, its answer's place in `passages`."""
    excused: tuple[frozenset[int], ...]
    """For each of them, the places in `passages` that may answer as well."""


def batches(companies: Sequence[Texts], recipe: Recipe, chance: random.Random) -> Iterator[Batch]:
    """One epoch: every question once, companies mixed, each batch of one company with fresh hard negatives."""
    planned: list[tuple[Texts, list[int]]] = []
    for texts in companies:
        order = list(range(len(texts.questions)))
        chance.shuffle(order)
        # Batches of nearly equal size, so that none is too small to tell anything apart.
        count = max(1, round(len(order) / recipe.batch))
        planned += [(texts, order[start::count]) for start in range(count)]
    chance.shuffle(planned)
    for texts, chosen in planned:
        yield _batch(texts, chosen, recipe, chance)


def _batch(texts: Texts, chosen: Sequence[int], recipe: Recipe, chance: random.Random) -> Batch:
    mined = [texts.mined[number] for number in chosen]
    wanted: dict[int, None] = dict.fromkeys(each.answer for each in mined)
    lines = chance.sample(list(wanted), round(recipe.identity * len(wanted)))
    for each in mined:
        wanted |= dict.fromkeys(chance.sample(each.family, min(recipe.family, len(each.family))))
        wanted |= dict.fromkeys(chance.sample(each.others, min(recipe.others, len(each.others))))
    place = {passage: row for row, passage in enumerate(wanted)}
    equal = {each.answer: each.equal for each in mined}
    answers = [each.answer for each in mined] + lines
    alike = [each.equal for each in mined] + [equal[line] for line in lines]
    return Batch(
        texts=texts,
        questions=tuple(chosen),
        lines=tuple(lines),
        passages=tuple(wanted),
        right=tuple(place[answer] for answer in answers),
        excused=tuple(
            frozenset(place[p] for p in same if p in place and p != answer)
            for answer, same in zip(answers, alike, strict=True)
        ),
    )


class TokenEncoder(torch.nn.Module):
    """The transformer, with both readings of its output."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoModel

        super().__init__()
        self.transformer = AutoModel.from_pretrained(folder, local_files_only=True)
        for weights in self.transformer.embeddings.parameters():
            weights.requires_grad_(requires_grad=False)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Pooled vectors (n, d), not yet of unit length, and token vectors (n, t, d) of unit length, padding 0."""
        with torch.autocast(ids.device.type, dtype=torch.bfloat16):
            hidden = self.transformer(input_ids=ids, attention_mask=mask).last_hidden_state
        seen = mask.unsqueeze(-1).float()
        hidden = hidden.float() * seen
        return hidden.sum(dim=1) / seen.sum(dim=1), functional.normalize(hidden, dim=-1)


def padded(rows: Sequence[list[int]], device: torch.device | None = None) -> tuple[torch.Tensor, torch.Tensor]:
    """Word pieces and mask, int64 (n, longest)."""
    longest = max(map(len, rows))
    ids = torch.tensor([row + [0] * (longest - len(row)) for row in rows], device=device)
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows], device=device)
    return ids, mask


GROUP = 16
"""Texts read together, neighbours by length, so that little is read that is padding."""


def read(model: TokenEncoder, rows: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pooled vectors (n, d), token vectors (n, t, d) and mask (n, t) of texts in word pieces, in their order."""
    device = model.transformer.device
    longest = max(map(len, rows))
    order = sorted(range(len(rows)), key=lambda row: len(rows[row]))
    pooled, tokens, masks = [], [], []
    for start in range(0, len(order), GROUP):
        ids, mask = padded([rows[row] for row in order[start : start + GROUP]], device)
        vectors, each = model(ids, mask)
        missing = longest - ids.shape[1]
        pooled.append(vectors)
        tokens.append(functional.pad(each, (0, 0, 0, missing)))
        masks.append(functional.pad(mask, (0, missing)))
    back = torch.tensor(order, device=device).argsort()
    return torch.cat(pooled)[back], torch.cat(tokens)[back], torch.cat(masks)[back]


def max_sim(asked: torch.Tensor, weights: torch.Tensor, held: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Weighted MaxSim, (q, p): token vectors (q, i, d) with weights (q, i), against (p, j, d) with mask (p, j).

    A token without weight counts nothing. Passages are met in groups of like length, without most of the padding.
    """
    counted = weights > 0
    tokens, owners = asked[counted], counted.nonzero()[:, 0]
    lengths = mask.sum(dim=1)
    order = lengths.argsort()
    nearest = []
    for rows in torch.split(order, GROUP):
        longest = int(lengths[rows[-1]])
        near = tokens @ held[rows, :longest].reshape(-1, held.shape[2]).T
        near = near.view(len(tokens), len(rows), longest).masked_fill(mask[rows, :longest] == 0, -1.0)
        nearest.append(near.amax(dim=2))
    near = torch.cat(nearest, dim=1)[:, order.argsort()] * weights[counted].unsqueeze(1)
    return near.new_zeros(len(asked), len(held)).index_add(0, owners, near)


@dataclass(frozen=True, slots=True)
class Losses:
    """The parts of one batch's loss."""

    pooled: torch.Tensor
    late: torch.Tensor
    taught: torch.Tensor
    kept: torch.Tensor

    def total(self, recipe: Recipe) -> torch.Tensor:
        """What is minimised."""
        return self.pooled + self.late + recipe.teaching * self.taught + recipe.keeping * self.kept


def losses(model: TokenEncoder, before: torch.Tensor, batch: Batch, recipe: Recipe) -> Losses:
    """The losses of one batch; `before` are the passages' unit vectors by the base encoder, by number."""
    texts = batch.texts
    asked = [texts.questions[i] for i in batch.questions] + [texts.lines[i] for i in batch.lines]
    counted = [texts.weights[i] for i in batch.questions] + [texts.line_weights[i] for i in batch.lines]
    query, query_tokens, query_mask = read(model, asked)
    passage, passage_tokens, passage_mask = read(model, [texts.passages[number] for number in batch.passages])
    weights = torch.zeros(query_mask.shape)
    for row, each in enumerate(counted):
        weights[row, : len(each)] = torch.tensor(each)
    right = torch.tensor(batch.right)
    excused = torch.zeros((len(asked), len(batch.passages)), dtype=torch.bool)
    for row, places in enumerate(batch.excused):
        excused[row, sorted(places)] = True
    weights, right, excused = (each.to(before.device) for each in (weights, right, excused))

    def scores(length: int) -> torch.Tensor:
        short = functional.normalize(query[:, :length], dim=-1) @ functional.normalize(passage[:, :length], dim=-1).T
        return (short * recipe.scale_pooled).masked_fill(excused, -1e4)

    pooled = [scores(length) for length in recipe.dimensions]
    late = max_sim(query_tokens, weights, passage_tokens, passage_mask) * recipe.scale_late
    late = late.masked_fill(excused, -1e4)
    taught = functional.kl_div(
        functional.log_softmax(pooled[0], dim=1), functional.softmax(late.detach(), dim=1), reduction="batchmean"
    )
    kept = 1 - (functional.normalize(passage, dim=-1) * before[list(batch.passages)]).sum(dim=1).mean()
    return Losses(
        pooled=torch.stack([functional.cross_entropy(each, right) for each in pooled]).mean(),
        late=functional.cross_entropy(late, right),
        taught=taught,
        kept=kept,
    )


def tune(base: Path, companies: Sequence[Texts], recipe: Recipe, log: Log) -> Iterator[Weights]:
    """The weights after each epoch, by name. The same material, recipe and machine give the same weights.

    `base`: the folder of a transformer, whose embeddings hold the texts' word pieces.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    chance = random.Random(recipe.seed)  # noqa: S311  not for secrets
    model = TokenEncoder(base).to(recipe.device)
    before = {id(texts): _vectors(model, texts.passages) for texts in companies}
    epochs = [list(batches(companies, recipe, chance)) for _ in range(recipe.epochs)]
    plan = [batch for epoch in epochs for batch in epoch]
    free = [weights for weights in model.parameters() if weights.requires_grad]
    optimiser = torch.optim.AdamW(free, lr=recipe.rate, weight_decay=recipe.decay)
    model.train()
    sums = torch.zeros(4, device=recipe.device)
    for step, batch in enumerate(plan):
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * _share(step / len(plan), recipe.warm_up)
        parts = losses(model, before[id(batch.texts)], batch, recipe)
        optimiser.zero_grad()
        torch.autograd.backward(parts.total(recipe))
        torch.nn.utils.clip_grad_norm_(free, 1.0)
        optimiser.step()
        sums += torch.stack([parts.pooled, parts.late, parts.taught, parts.kept]).detach()
        if (step + 1) % LOGGED == 0:
            pooled, late, taught, kept = (sums / LOGGED).tolist()
            log(f"step {step + 1}/{len(plan)}: pooled {pooled:.3f} late {late:.3f} taught {taught:.3f} kept {kept:.4f}")
            sums = torch.zeros_like(sums)
        if (step + 1) % len(epochs[0]) == 0:
            yield {name: weights.cpu().clone() for name, weights in model.transformer.state_dict().items()}


def _share(done: float, warm_up: float) -> float:
    """Learning rate as a share of its peak: up in a line, then down along a cosine."""
    if done < warm_up:
        return (done + 1e-3) / warm_up
    return 0.5 * (1 + math.cos(math.pi * (done - warm_up) / (1 - warm_up)))


def _vectors(model: TokenEncoder, rows: Sequence[list[int]]) -> torch.Tensor:
    """Unit vectors of texts by the model as it is, without dropout."""
    model.eval()
    with torch.no_grad():
        found = [
            functional.normalize(read(model, rows[start : start + 16 * GROUP])[0], dim=-1)
            for start in range(0, len(rows), 16 * GROUP)
        ]
    return torch.cat(found)
