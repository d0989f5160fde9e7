"""Faults in documents, and repairs made while reading them: what each code means, and how it is worded.

A finding is for the document's owner. Its code is stable, its message names the thing, the value and where the other
half of a contradiction stands.
"""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Codes of findings."""

    # Files that are not read, or not as a role
    UNREADABLE = "unreadable"
    BINARY = "binary"
    NOT_UTF8 = "not_utf8"
    TOO_LARGE = "too_large"
    NO_ROLE = "no_role"
    FAMILY_CLAIMED_TWICE = "family_claimed_twice"
    FILE_BESIDE_FOLDER = "file_beside_folder"
    FRONT_MATTER = "front_matter"
    TITLE = "title"

    # Levels
    DUPLICATE_LEVEL = "duplicate_level"
    LEVEL_WITHOUT_GRADE = "level_without_grade"
    GRADE_NAMES_OTHER_LEVEL = "grade_names_other_level"
    GRADE_AMBIGUOUS = "grade_ambiguous"
    REPORTS_TO_CONTRADICTION = "reports_to_contradiction"
    EXTENDS_UNKNOWN_TITLE = "extends_unknown_title"
    EXTENDS_SELF = "extends_self"
    EXTENDS_CYCLE = "extends_cycle"
    EXTENDS_TOO_MANY = "extends_too_many"

    # Headings and sections
    HEADING_NAMES_OTHER_LEVEL = "heading_names_other_level"
    DUPLICATE_SECTION = "duplicate_section"
    EMPTY_SECTION = "empty_section"
    SECTION_DEPTH = "section_depth"
    FUSED_HEADING = "fused_heading"
    BARE_HEADING = "bare_heading"
    QUOTED_HEADING = "quoted_heading"

    # Lines
    LOST_BULLET = "lost_bullet"
    DOUBLE_BULLET = "double_bullet"
    FUSED_BULLETS = "fused_bullets"
    PLACEHOLDER = "placeholder"
