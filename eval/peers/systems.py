"""Every plain system and framework that ours is set beside, by a short name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from eval.asking import System

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Peer:
    """Where a system is made, and the packages that it needs."""

    key: str
    module: str
    maker: str
    packages: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Packages it needs that are not installed."""
        return tuple(p for p in self.packages if find_spec(p) is None)

    def make(self, texts: Mapping[str, str], count: Count) -> System:
        """Build it over documents by path."""
        made: System = getattr(import_module(self.module), self.maker)(texts, count)
        return made


PEERS = (
    Peer("bm25s", "eval.baselines.lexical", "LexicalSections", ("bm25s",)),
    Peer("faiss-chunks", "eval.baselines.dense", "dense_chunks", ("sentence_transformers", "faiss")),
    Peer("faiss-sections", "eval.baselines.dense", "dense_sections", ("sentence_transformers", "faiss")),
    Peer("txtai", "eval.peers.txtai_hybrid", "TxtaiHybrid", ("txtai",)),
    Peer("llamaindex", "eval.peers.llamaindex_hybrid", "LlamaIndexHybrid", ("llama_index",)),
    Peer("haystack", "eval.peers.haystack_hybrid", "HaystackHybrid", ("haystack", "haystack_integrations")),
)


def peer(key: str) -> Peer:
    """The peer of that name. Raises KeyError where there is none."""
    return next(p for p in PEERS if p.key == key)
