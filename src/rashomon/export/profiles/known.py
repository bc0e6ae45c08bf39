"""Which profiles there are, and policies that override their rules."""

from collections.abc import Mapping
from pathlib import Path

from rashomon.errors import ExportError
from rashomon.export.profiles.acled import ACLED
from rashomon.export.profiles.airwars import AIRWARS
from rashomon.export.profiles.cells import Policy, Profile
from rashomon.export.profiles.ibc import IBC
from rashomon.export.profiles.plover import PLOVER
from rashomon.export.profiles.ucdp import UCDP

PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (ACLED, AIRWARS, IBC, PLOVER, UCDP)}


def profile_called(name: str) -> Profile:
    """The profile with this name. Raises ExportError[E004]."""
    if name not in PROFILES:
        raise ExportError("E004", "", f"no profile {name!r}", f"There are: {', '.join(PROFILES)}.")
    return PROFILES[name]


def policy_from(path: str | Path, profile: Profile) -> Policy:
    """The policy in a YAML file that maps names of rules to numbers.

    Raises ExportError: [E005] it cannot be read, [E006] it is no policy for this profile.
    """
    import yaml  # looking into a ledger needs none

    try:
        told = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problem = f"the policy cannot be read ({getattr(error, 'strerror', None) or error})"
        raise ExportError("E005", str(path), problem, "Give a YAML file such as: vague/dozens: 24") from error
    if not isinstance(told, dict) or not all(isinstance(n, int) and not isinstance(n, bool) for n in told.values()):
        raise ExportError("E006", str(path), "a policy maps rules to numbers", "Write for example: vague/dozens: 24")
    if unknown := sorted(map(str, set(told) - set(profile.usual()))):
        there = ", ".join(profile.usual()) or "none that can be overridden"
        raise ExportError("E006", str(path), f"{profile.name} has no rule {unknown[0]!r}", f"There are: {there}.")
    return Policy(told)
