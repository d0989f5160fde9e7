"""LlamaIndex: Markdown nodes by vector and by BM25, their ranks fused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eval.peers.offsets import place_of
from eval.runs import Hit
from indexer.weights import GENERAL_MODEL, find_model


class LlamaIndexHybrid:
    """Nodes of its Markdown parser; score is the reciprocal rank fusion's, above 0."""

    name = "LlamaIndex hybrid, Markdown nodes"
    attributes = False
    model = GENERAL_MODEL
    snapshot = ""

    def __init__(self, texts: Mapping[str, str], count: Callable[[str], int]) -> None:
        from llama_index.core import Document, VectorStoreIndex
        from llama_index.core.node_parser import MarkdownNodeParser
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding

        self._texts = texts
        self._count = count
        documents = [Document(text=text, metadata={"path": path}) for path, text in texts.items()]
        self._nodes = MarkdownNodeParser().get_nodes_from_documents(documents)
        encoder = HuggingFaceEmbedding(model_name=str(find_model(GENERAL_MODEL).folder), device="cpu")
        self._index = VectorStoreIndex(self._nodes, embed_model=encoder)
        self._retrievers: dict[int, Any] = {}

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """The best k nodes of both retrievers."""
        found = self._retriever(min(k, len(self._nodes))).retrieve(query)
        return tuple(self._hit(node.node, float(node.score)) for node in found)

    def _retriever(self, k: int) -> Any:  # noqa: ANN401  # the library comes without types
        if k not in self._retrievers:
            from llama_index.core.llms import MockLLM
            from llama_index.core.retrievers import QueryFusionRetriever
            from llama_index.retrievers.bm25 import BM25Retriever

            self._retrievers[k] = QueryFusionRetriever(
                [
                    self._index.as_retriever(similarity_top_k=k),
                    BM25Retriever.from_defaults(nodes=self._nodes, similarity_top_k=k),
                ],
                llm=MockLLM(),
                num_queries=1,
                mode="reciprocal_rerank",
                similarity_top_k=k,
                use_async=False,
            )
        return self._retrievers[k]

    def _hit(self, node: Any, score: float) -> Hit:  # noqa: ANN401
        path = node.metadata["path"]
        place = place_of(path, self._texts[path], node.start_char_idx or 0, node.text)
        return Hit(place, self._count(node.text), score, text=node.text)
