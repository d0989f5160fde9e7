"""Plots of a report, as SVG elements that need nothing from outside and come out the same every time."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from eval.curves import Curve
from eval.risk import Bin, RiskPoint

INK = "#010203"
"""Stands for the page's own ink, in whatever scheme it is shown."""
COLOURS = ("#1f8a80", "#c0862a", "#7b78bf", "#9a968c", "#b5596a", "#5b8bb5")
"""The first is ours; told apart on light and on dark paper, and by most who see few colours."""

_STYLE: Any = {
    "axes.prop_cycle": cycler(color=COLOURS),
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "grid.color": INK,
    "grid.linewidth": 0.5,
    "axes.linewidth": 0.6,
    "axes.grid.axis": "y",
    "svg.hashsalt": "rolecite",
    "svg.fonttype": "none",
    "font.size": 9.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.alpha": 0.15,
}


def by_type(systems: Mapping[str, Mapping[str, float]], counts: Mapping[str, int], label: str) -> str:
    """One group of bars for each type of question, with its count, and one bar for each system: its value there."""
    figure, axes = _canvas(9)
    width = 0.8 / len(systems)
    for number, (name, values) in enumerate(systems.items()):
        places = [n - 0.4 + width * (number + 0.5) for n in range(len(counts))]
        axes.bar(places, [values.get(kind, 0.0) for kind in counts], width, label=name)
    axes.set_xticks(range(len(counts)), [f"{kind}\n({count})" for kind, count in counts.items()], fontsize=7.5)
    return _svg(figure, axes, "", label)


def recall(curves: Sequence[Curve]) -> str:
    """Share of judged lines read, over tokens read."""
    figure, axes = _canvas(5)
    for curve in curves:
        axes.plot(curve.x, curve.y, marker=".", label=curve.name)
    axes.set_xlim(left=0)
    return _svg(figure, axes, "tokens read", "judged lines read")


def latency(curves: Sequence[Curve]) -> str:
    """Share of questions answered, over milliseconds, on a logarithmic scale."""
    figure, axes = _canvas(5)
    for curve in curves:
        axes.step([max(x, 0.01) for x in curve.x], curve.y, where="post", label=curve.name)
    axes.set_xscale("log")
    return _svg(figure, axes, "milliseconds", "questions answered")


def risk(systems: Mapping[str, Sequence[RiskPoint]]) -> str:
    """Share of answers that are wrong, over the share of questions answered; systems that answered nothing left out."""
    figure, axes = _canvas(5)
    for name, points in systems.items():
        if points:
            coverage, wrong = [p.coverage for p in points], [p.risk for p in points]
            axes.step([0.0, *coverage], [wrong[0], *wrong], where="pre", label=name if len(systems) > 1 else None)
    axes.set_xlim(0, 1)
    return _svg(figure, axes, "coverage: questions answered", "risk: answers that are wrong")


def calibration(bins: Sequence[Bin]) -> str:
    """Share of answers that are right, over their confidence, a dot for each bin as large as it is full."""
    figure, axes = _canvas(5)
    axes.plot([0, 1], [0, 1], color=INK, linewidth=0.8, linestyle=":")
    most = max(b.count for b in bins)
    places, heights = [b.confidence for b in bins], [b.right for b in bins]
    axes.plot(places, heights, linewidth=1)
    sizes = [20 + 180 * b.count / most for b in bins]
    axes.scatter(places, heights, sizes, color=COLOURS[0], zorder=3, clip_on=False)
    axes.set_xlim(0, 1)
    return _svg(figure, axes, "confidence", "answers that are right")


def _canvas(width: float) -> tuple[Figure, Axes]:
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(width, 3.2), layout="constrained")
        return figure, figure.subplots()


def _svg(figure: Figure, axes: Axes, across: str, up: str) -> str:
    """The drawing with its axes named; what goes up is a share."""
    axes.set(ylim=(0, 1), xlabel=across, ylabel=up)
    with mpl.rc_context(_STYLE):
        if axes.get_legend_handles_labels()[1]:
            axes.legend(frameon=False, fontsize=8, loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2)
        target = io.StringIO()
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    text = target.getvalue()
    return text[text.index("<svg") :].replace(INK, "currentColor")
