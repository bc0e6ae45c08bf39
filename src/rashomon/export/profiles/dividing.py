"""Divides a total over days or places."""


def divided(total: int, parts: int) -> tuple[int, ...]:
    """As even as can be, what is left over to the first (ACLED Codebook, fatalities over several days or places).

    Raises ValueError for fewer than one part or a negative total.
    """
    if parts < 1 or total < 0:
        raise ValueError(f"{total} cannot be divided into {parts}")
    each, left = divmod(total, parts)
    return (each + left, *([each] * (parts - 1)))
