"""Finds which new reports repeat a text that the ledger holds, or one of each other."""

from collections.abc import Mapping

from rashomon.link.copies import (
    Sketch,
    is_copy,
    likely_copies,
    looked_for_under,
    lying,
    originals,
    searches,
    shingles_of,
    sketch,
    under,
)
from rashomon.store.links import LinkMemory


def repeats(memory: LinkMemory, new: list[str]) -> tuple[dict[str, str], dict[str, Sketch]]:
    """Report id -> original, of all whose original changed and of all new; and the sketches of the new reports."""
    reports = memory.reports(new)
    shingles = {key: shingles_of(report) for key, report in reports.items()}
    sketches = {key: sketch(report, shingles[key]) for key, report in reports.items()}
    likely = _likely(memory, sketches)
    others = memory.reports({other for found in likely.values() for other in found} - set(new))
    shingles |= {key: shingles_of(report) for key, report in others.items()}
    pairs = [(a, b) for a, found in likely.items() for b in found if a != b and is_copy(shingles[a], shingles[b])]
    return _with_groups(memory, new, pairs), sketches


def _likely(memory: LinkMemory, sketches: Mapping[str, Sketch]) -> dict[str, list[str]]:
    """Report id -> reports that it may repeat, or that may repeat it, and the report itself."""
    likely: dict[str, list[str]] = {key: [] for key in sketches}
    index = lying(sketches)
    for search, keys in searches(sketches):
        marks = {mark for key in keys for mark in looked_for_under(sketches[key], search)}
        known = memory.texts_under(marks, search.periods)
        for key in keys:
            new = under(index, sketches[key], search)
            likely[key] += likely_copies(sketches[key], search, {mark: new[mark] + known[mark] for mark in new})
    return likely


def _with_groups(memory: LinkMemory, new: list[str], pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The originals of the groups that the pairs bring together."""
    # what a new report repeats is found anew, also where it was known before it was read again
    known = {a: b for a, b in memory.originals_of(two for pair in pairs for two in pair).items() if a not in new}
    roots = {known.get(key, key) for pair in pairs for key in pair}
    before = {key: root for key, root in memory.copies_of(roots).items() if key not in new}
    members = {*new, *roots, *before, *(key for pair in pairs for key in pair)}
    after = originals(memory.reports(members).values(), [*pairs, *before.items()])
    was = {key: before.get(key, key) for key in members}
    return {key: after.get(key, key) for key in sorted(members) if key in new or after.get(key, key) != was[key]}
