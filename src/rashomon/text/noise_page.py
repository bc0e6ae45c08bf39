"""Where in a whole page, menus and all, the report stands."""

import re
from collections.abc import Sequence

from rashomon.model.report import RemovedKind
from rashomon.text.noise_lines import Line

_FEWEST_LINES = 12
_SHORT_COST = 7.0
_LABEL_COST = 14.0
_LONGEST_GAIN = 60
_HEAD_LINES = 40
_WORD = re.compile(r"[^\W_]+")


def is_whole_page(page: Sequence[Line]) -> bool:
    """The lines are a page with its menus, and not the text of a report: most of them are no sentences."""
    short = sum(not line.is_prose for line in page)
    return len(page) >= _FEWEST_LINES and short * 2 >= len(page)


def main_part(page: Sequence[Line], labels: Sequence[RemovedKind | None]) -> tuple[int, int]:
    """First and last+1 index of the lines that are the report.

    The run of lines with the greatest sum, where prose counts its words, other lines cost a little and lines of noise
    cost more (maximum subsequence segmentation; Pasternack and Roth 2009).
    """
    gains = [_gain(line, label) for line, label in zip(page, labels, strict=True)]
    start, end = _greatest_run(gains)
    return start, end


def _gain(line: Line, label: RemovedKind | None) -> float:
    if label is not None:
        return -_LABEL_COST
    return float(min(line.words, _LONGEST_GAIN)) if line.is_prose else -_SHORT_COST


def _greatest_run(gains: Sequence[float]) -> tuple[int, int]:
    best, best_run, total, start = 0.0, (0, 0), 0.0, 0
    for index, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, index
        total += gain
        if total > best:
            best, best_run = total, (start, index + 1)
    return best_run
