"""Questions in other languages, word for word."""

from __future__ import annotations

import pytest

from service.glossary import in_english


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Welche Anforderungen hat ein Baker?", "which requirements has a Baker?"),
        ("An wen berichtet der Head Baker?", "to whom reports the Head Baker?"),
        ("Was kommt nach Senior Baker?", "what comes after Senior Baker?"),
        ("Was macht ein Baker?", "what is expected of a Baker?"),
        ("Quel est le grade d'un Baker ?", "which is the grade of a Baker ?"),
        ("¿Cuál es la diferencia entre Baker y Miller?", "¿which is the difference between Baker and Miller?"),
    ],
)
def test_what_is_asked_is_said_in_english(question: str, english: str) -> None:
    assert in_english(question) == english


@pytest.mark.parametrize(
    "question",
    [
        "Was the Baker role graded?",
        "El Paso office: which roles are there?",
        "Who hat-tips the die caster in La Mancha?",
        "What does a Chef de Partie do?",
        "compare a Baker with a Miller",
        "What does a Patron at a MIT bakery do?",
        "Baker",
    ],
)
def test_english_is_left_alone(question: str) -> None:
    assert in_english(question) == question
