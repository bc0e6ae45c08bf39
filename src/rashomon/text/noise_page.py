"""Where in a whole page, menus and all, the report stands."""

import re
from collections.abc import Sequence

from rashomon.model.report import RemovedKind
from rashomon.text.noise_lines import Line

_FEWEST_SHORT = 15
_MENU_WORDS = 8
# what a line that is no sentence costs, in words of prose: menus are of one to three words, lists are longer
_MENU_COST = 14.0
_LIST_COST = 7.0
_LABEL_COST = 20.0
_FEW_WORDS = 3
_LONGEST_GAIN = 60
_FEWEST_TITLE_WORDS = 4
_WORD = re.compile(r"[^\W_]+")


def is_whole_page(page: Sequence[Line]) -> bool:
    """The lines are a page with its menus, and not the text of a report: most of them are short and no sentences."""
    short = sum(not line.ends and not line.is_prose and line.words <= _MENU_WORDS for line in page)
    return short >= _FEWEST_SHORT and short * 2 >= len(page)


def main_part(page: Sequence[Line], labels: Sequence[RemovedKind | None]) -> tuple[int, int]:
    """First and last+1 index of the lines that are the report's body.

    The run of lines with the greatest sum, where prose counts its words, other lines cost a little and lines of noise
    cost more (maximum subsequence segmentation; Pasternack and Roth 2009).
    """
    return _greatest_run([_gain(line, label) for line, label in zip(page, labels, strict=True)])


def headline(page: Sequence[Line], start: int) -> int | None:
    """The index of the line before `start` that repeats the page's own title, its first line; None where none does."""
    if not page:
        return None
    title = _words(page[0].text)
    for index in range(start - 1, 0, -1):
        words = _words(page[index].text)
        if len(words) >= _FEWEST_TITLE_WORDS and words == title[: len(words)]:
            return index
    return None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _gain(line: Line, label: RemovedKind | None) -> float:
    if label is not None:
        return -_LABEL_COST
    if line.is_prose:
        return float(min(line.words, _LONGEST_GAIN))
    if (line.ends or line.text.endswith(":")) and line.words >= _FEW_WORDS:
        return 1.0
    return -_MENU_COST if line.words <= _FEW_WORDS else -_LIST_COST


def _greatest_run(gains: Sequence[float]) -> tuple[int, int]:
    best, best_run, total, start = 0.0, (0, 0), 0.0, 0
    for index, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, index
        total += gain
        if total > best:
            best, best_run = total, (start, index + 1)
    return best_run
