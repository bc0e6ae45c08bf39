"""Lines of JSON, one report each."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from rashomon.errors import InputError
from rashomon.ingest import limits, problems
from rashomon.ingest.characters import readable_value
from rashomon.ingest.raw import RawDocument
from rashomon.model.balance import Rejection

_TEXT_KEYS = ("title", "published", "publisher", "url")
_KNOWN = ("id", "text", *_TEXT_KEYS)
_LONGEST_INTEGER = 300  # digits; Python itself refuses beyond 4,300


def read_lines(place: str, stream: BinaryIO) -> Iterator[RawDocument | Rejection]:
    """One document or rejection for each line that is not blank; a bad line costs only itself."""
    for number, line in enumerate(_lines(stream), 1):
        at = f"{place}:{number}"
        content = (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).strip()
        if content:
            try:
                yield document(at, content)
            except InputError as error:
                yield problems.rejection(error)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines, each cut one byte beyond the limit, so that a file without line breaks does not fill the memory."""
    while line := stream.readline(limits.RAW_BYTES + 1):
        rest = line
        while len(rest) > limits.RAW_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(limits.RAW_BYTES + 1)
        yield line


def document(place: str, line: bytes) -> RawDocument:
    """The document in one line. Raises InputError."""
    if len(line) > limits.RAW_BYTES:
        raise problems.over_limit(place, f"a line of more than {limits.RAW_BYTES // limits.MEGABYTE} MB")
    item = _parsed(place, line)
    text = item.get("text")
    if not isinstance(text, str):
        raise problems.bad_shape(place, f"`text` is {_kind(text)}" if "text" in item else "no `text`")
    if not text.strip("\ufeff \t\r\n\x00\u200b"):
        raise problems.empty(place)
    given = {key: _optional_text(place, key, item.get(key)) for key in _TEXT_KEYS}
    extra = {key: value for key, value in item.items() if key not in _KNOWN}
    return RawDocument(
        place=place, data=line, kind="jsonl-item", content=text, id=_id(place, item.get("id")), metadata=extra, **given
    )


def _parsed(place: str, line: bytes) -> dict[str, Any]:
    try:
        item = json.loads(
            line.decode("utf-8", "replace"),
            object_pairs_hook=_unique,
            parse_constant=_refuse,
            parse_int=_integer,
            parse_float=_finite,
        )
    except RecursionError:
        raise problems.bad_json(place, f"nested more than {limits.JSON_DEPTH} levels deep") from None
    except ValueError as error:
        raise problems.bad_json(place, str(error)) from None
    if _depth(item) > limits.JSON_DEPTH:
        raise problems.bad_json(place, f"nested more than {limits.JSON_DEPTH} levels deep")
    if not isinstance(item, dict):
        raise problems.bad_shape(place, f"the line is {_kind(item)}")
    cleaned = readable_value(item)
    return cleaned if isinstance(cleaned, dict) else {}


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice")
    return found


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not a JSON number")


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise ValueError(f"a number of {len(digits)} digits")
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError("a number too large to hold")
    return number


def _depth(value: Any) -> int:
    """Levels of nesting, counted without recursion."""
    depth, level = 0, [value]
    while level := [each for each in level if isinstance(each, dict | list)]:
        depth += 1
        if depth > limits.JSON_DEPTH:
            break
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
    return depth


def _optional_text(place: str, key: str, value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise problems.bad_shape(place, f"`{key}` is {_kind(value)}")
    return value.strip() or None if value else None


def _id(place: str, value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _optional_text(place, "id", value)


def _kind(value: Any) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "null")
