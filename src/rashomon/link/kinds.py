"""Kinds of event that reports may tell of one and the same incident."""

_FAMILY = {
    "air_strike": "air",
    "shelling": "shells",
    "explosive": "bomb",
    "suicide_bomb": "bomb",
    "chemical_weapon": "gas",
    "armed_clash": "clash",
    "abduction": "taking",
}
_AKIN = (frozenset(("air", "shells")), frozenset(("air", "clash")), frozenset(("shells", "clash")))


def go_together(one: str | None, two: str | None) -> bool:
    """Reports may call one event by both kinds: shells and air strikes are confused, an attack may be anything."""
    first, second = _FAMILY.get(one or ""), _FAMILY.get(two or "")
    return first is None or second is None or first == second or frozenset((first, second)) in _AKIN


def are_akin(one: str | None, two: str | None) -> bool:
    """The same kind, or two names of one: whether a bomber died with the bomb is often told later."""
    return one is not None and (one == two or _FAMILY.get(one, one) == _FAMILY.get(two or "", two))
