"""In what two matched rows agree, and in what they differ."""

from collections.abc import Callable, Iterable, Sequence

from rashomon.link._matching_reasons import plain, sides
from rashomon.model.match import Comparison, Verdict
from rashomon.model.reference import Compared, Row
from rashomon.model.where import distance_km

_SAME_KM = 5.0  # two lists of towns put the middle of a town that far apart


def comparisons(one: Row, two: Row, fields: Iterable[Compared], side: Callable[[str], str]) -> tuple[Comparison, ...]:
    """Each of these fields of two rows, in order. side: what actors of different names that are one are called."""
    return tuple(_comparison(one, two, field, side) for field in fields)


def _comparison(one: Row, two: Row, field: Compared, side: Callable[[str], str]) -> Comparison:
    ours, theirs = (_cells(row, field) for row in (one, two))
    told = any(ours) and any(theirs)
    verdict: Verdict = "not told"
    if told or field.how == "flag":
        verdict = "same" if _are_same(one, two, field, side) else "differs"
    return Comparison(field.name, _written(ours), _written(theirs), verdict)


def _are_same(one: Row, two: Row, field: Compared, side: Callable[[str], str]) -> bool:
    ours, theirs = (_cells(row, field) for row in (one, two))
    match field.how:
        case "point":
            apart = distance_km(one.place, two.place)
            return apart is not None and apart <= _SAME_KM
        case "actors":
            return sides(filter(None, ours), side) == sides(filter(None, theirs), side)
        case "flag":
            return bool(ours[0]) == bool(theirs[0])
        case "number":
            return _number(ours[0]) == _number(theirs[0])
        case "unordered":
            return sorted(map(_number, ours), key=str) == sorted(map(_number, theirs), key=str)
        case _:
            return plain(ours[0]) == plain(theirs[0])


def _cells(row: Row, field: Compared) -> Sequence[str]:
    return [row.cells.get(column, "") for column in field.columns]


def _number(cell: str) -> float | str:
    try:
        return float(cell)
    except ValueError:
        return cell


def _written(cells: Sequence[str]) -> str:
    return "; ".join(cell for cell in cells if cell)
