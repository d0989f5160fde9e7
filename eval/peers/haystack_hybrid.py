"""Haystack: pieces of 150 words by vector and by BM25, their ranks fused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eval.peers.offsets import place_of
from eval.runs import Hit
from indexer.weights import GENERAL_MODEL, find_model

WORDS = 150


class HaystackHybrid:
    """Pieces of so many words; score is the reciprocal rank fusion's, above 0."""

    name = f"Haystack hybrid, {WORDS} words"
    attributes = False
    model = GENERAL_MODEL
    snapshot = ""

    def __init__(self, texts: Mapping[str, str], count: Callable[[str], int]) -> None:
        from haystack import Document
        from haystack.components.joiners import DocumentJoiner
        from haystack.components.preprocessors import DocumentSplitter
        from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder,
            SentenceTransformersTextEmbedder,
        )

        self._texts = texts
        self._count = count
        folder = str(find_model(GENERAL_MODEL).folder)
        documents = [Document(content=text, meta={"path": path}) for path, text in texts.items()]
        pieces = DocumentSplitter(split_by="word", split_length=WORDS).run(documents)["documents"]
        encoder = SentenceTransformersDocumentEmbedder(model=folder, progress_bar=False, normalize_embeddings=True)
        encoder.warm_up()
        store = InMemoryDocumentStore(embedding_similarity_function="dot_product")
        store.write_documents(encoder.run(pieces)["documents"])
        self._encoder = SentenceTransformersTextEmbedder(model=folder, progress_bar=False, normalize_embeddings=True)
        self._encoder.warm_up()
        self._by_vector = InMemoryEmbeddingRetriever(store)
        self._by_words = InMemoryBM25Retriever(store)
        self._joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """The best k pieces of both retrievers."""
        vector = self._encoder.run(query)["embedding"]
        near = self._by_vector.run(vector, top_k=k)["documents"]
        worded = self._by_words.run(query, top_k=k)["documents"]
        hits = []
        for piece in self._joiner.run([near, worded], top_k=k)["documents"]:
            path, start = piece.meta["path"], piece.meta["split_idx_start"]
            place = place_of(path, self._texts[path], start, piece.content)
            hits.append(Hit(place, self._count(piece.content), float(piece.score), text=piece.content))
        return tuple(hits)
