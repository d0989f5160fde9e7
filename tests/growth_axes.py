"""Stages of three axes on a page of their own, and titles that ask for some of them on another."""

AXES = """\
# Growth axes

A stage contains the stages below it on the same axis.

## Axis A: Craft

**A1 Learns.** Sets type under guidance.

**A2 Makes.** Sets a whole page of a newspaper alone.

## Axis B: Care

**B1 Knows.** Knows the safety rules of the print shop.

**B2 Guards.** Stops a press that is unsafe and calls the inspector.

## Axis C: Pace

**C1 Tasks.** Finishes the jobs of the day.

**C2 Jobs.** Plans printing jobs of two weeks with the customers.
"""
TITLES = """\
# Titles

| Title | Level | Minimum stages | Reports to |
|---|---|---|---|
| Junior Printer | 1 | A1 B1 C1 | Print Lead |
| Senior Printer | 2 | A2 B1 C2 | Print Lead |
| Print Lead | 3 | A2 B2 C2 | Publisher |
"""
