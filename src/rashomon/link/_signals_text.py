"""Signs in the words in which two accounts are told."""

from rashomon.link.profile import Profile

_FEWEST_MARKS = 5  # fewer are a phrase that anybody may use
_BORROWED = 0.3  # share of the shorter telling's wording that is told in the longer one too


def same_text(a: Profile, b: Profile) -> float:
    """One report repeats the other's text."""
    return float(a.text == b.text)


def same_wording(a: Profile, b: Profile) -> float:
    """The reports tell it in the same words."""
    return float(_shared_wording(a, b) >= _BORROWED)


def same_sentences(a: Profile, b: Profile) -> float:
    """One report repeats the other's text, and these are the same sentences with the same figures."""
    return float(a.text == b.text and bool(same_wording(a, b)) and bool(a.figures & b.figures))


def elsewhere_in_text(a: Profile, b: Profile) -> float:
    """One report repeats the other's text, but these sentences or figures are others."""
    if a.text != b.text:
        return 0.0
    other_figures = a.figures and b.figures and not a.figures & b.figures
    return float(bool(a.wording and b.wording and (other_figures or not same_wording(a, b))))


def shared_names(a: Profile, b: Profile) -> float:
    """The sentences share names of people and places."""
    fewer = min(len(a.names), len(b.names))
    return len(a.names & b.names) / fewer if fewer >= 3 else 0.0


def _shared_wording(a: Profile, b: Profile) -> float:
    fewer = min(len(a.wording), len(b.wording))
    return len(a.wording & b.wording) / fewer if fewer >= _FEWEST_MARKS else 0.0
