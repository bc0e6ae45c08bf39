"""A report's headline and where it ends in the text."""

import re

_WORD = re.compile(r"[^\W_]+")
_LEAD_WORDS = 8  # a section, a place or a date may stand before the headline
_SHORTEST, _LONGEST = 3, 25
_ENDS = re.compile(r"[.!?…:;,][\"'”’)]*$")


def with_headline(title: str | None, body: str) -> tuple[str, int]:
    """Headline and body as one text, and the offset where the headline ends.

    A body that begins with the headline, give or take signs and a few words before it, stays as it is.
    """
    title = " ".join((title or "").split())
    if not title:
        return body, 0
    end = headline_end(title, body)
    if end:
        return body, end
    return f"{title}\n\n{body}", len(title)


def headline_end(title: str, body: str) -> int:
    """Where in the body its headline ends, 0 where the body does not begin with it."""
    wanted = _WORD.findall(title.casefold())
    if not wanted:
        return 0
    found = [(match.group().casefold(), match.end()) for match in _some_words(body, len(wanted) + _LEAD_WORDS)]
    words = [word for word, _ in found]
    for start in range(len(words) - len(wanted) + 1):
        if words[start : start + len(wanted)] == wanted:
            return _closed(body, found[start + len(wanted) - 1][1])
    return 0


def first_line_title(text: str) -> str | None:
    """The first line of a text that has no title, where it is a headline: short, no sentence, and the body follows."""
    first, _, rest = text.partition("\n")
    words = len(_WORD.findall(first))
    is_headline = _SHORTEST <= words <= _LONGEST and not _ENDS.search(first.strip())
    return first.strip() if is_headline and len(_WORD.findall(rest)) > words else None


def _some_words(body: str, count: int) -> list[re.Match[str]]:
    found = []
    for match in _WORD.finditer(body):
        found.append(match)
        if len(found) >= count:
            break
    return found


def _closed(body: str, end: int) -> int:
    """With the signs that close the headline."""
    while end < len(body) and body[end] in "\"'”’).!?":
        end += 1
    return end
