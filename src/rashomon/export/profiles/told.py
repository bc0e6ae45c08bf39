"""The row of an incident as text: every cell with its rule, and the sentences behind it."""

from collections.abc import Mapping

import msgspec

from rashomon.export.grid import WIDTH, wrapped
from rashomon.export.profiles.cells import Case, Coded, Nested, Profile
from rashomon.export.words import safe
from rashomon.model.claim import Claim


def coded_text(case: Case, coded: Coded, profile: Profile, width: int = WIDTH) -> str:
    """Every cell of the rows of an incident, or why there is none; then the claims that the cells rest on."""
    lines = [f"{safe(case.incident.id)} as {profile.title} ({profile.version})"]
    if not coded.rows:
        return "\n".join([*lines, f"  left out: {coded.left_out}"])
    behind: dict[str, None] = {}
    for row in coded.rows:
        for column, cell in row.items():
            value = _shown(cell.value)
            lines += wrapped(f"  {column}: {safe(value)}", width, "      ")
            lines += wrapped(f"      {safe(cell.why)} [rule {cell.rule}]", width, "        ")
            behind |= dict.fromkeys(cell.claims)
    told = {claim.id: claim for claim in case.claims}
    lines += ["", "CLAIMS"] if behind else []
    return "\n".join([*lines, *(line for name in sorted(behind) for line in _claim(name, told, width))])


def coded_object(case: Case, coded: Coded, profile: Profile) -> dict[str, object]:
    """The same for programs."""
    rows = [
        {
            column: {"value": cell.value, "rule": cell.rule, "why": cell.why, "claims": list(cell.claims)}
            for column, cell in row.items()
        }
        for row in coded.rows
    ]
    return {"incident": case.incident.id, "profile": profile.version, "rows": rows, "left_out": coded.left_out or None}


def _shown(value: Nested) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _claim(name: str, told: Mapping[str, Claim], width: int) -> list[str]:
    if name not in told:
        return []
    claim = told[name]
    return [
        *wrapped(f"  {safe(name)}  {claim.field}: {safe(claim.trigger.text)}", width, "      "),
        *wrapped(f"      “{safe(claim.evidence.text)}”", width, "        "),
    ]
