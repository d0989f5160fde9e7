"""Pages of one role, written level by level."""

from __future__ import annotations


def level(title: str, grade: str, boss: str, *duties: str) -> str:
    """A level with its grade, its boss and its duties."""
    listed = "\n".join(f"- {duty}" for duty in duties)
    return f"### {title}\n\nThe {title} is a grade {grade} and reports to the {boss}.\n\n#### Responsibilities\n\n{listed}\n"


def page(title: str, *levels: str) -> str:
    """A page of those levels, lowest first."""
    return "\n".join([f"---\ntitle: {title}\n---\n\n## Levels\n", *levels])
