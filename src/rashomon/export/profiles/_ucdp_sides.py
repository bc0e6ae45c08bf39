"""Type of violence and the two sides of a UCDP-like row (UCDP GED Codebook: type_of_violence, side_a, side_b)."""

from msgspec import Struct

from rashomon.export.profiles.cells import Cell, Row
from rashomon.export.profiles.countries import Country, country, home
from rashomon.model.incident import Incident
from rashomon.model.who import Actor
from rashomon.text.sides import side_of

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"
_UNKNOWN = "XXX"  # how UCDP writes an actor that nobody identified
_UNARMED = ("Civilians", "Protesters", "Rioters")


class Side(Struct, frozen=True):
    """One side: its name, whose side it is where claims are compared, and the state that it is, or None."""

    name: str
    of: str = ""
    state: Country | None = None


class Sides(Struct, frozen=True, kw_only=True):
    """Who against whom; claims: behind both."""

    violence: int
    a: Side
    b: Side
    claims: tuple[str, ...]

    def cells(self) -> Row:
        """The cells of conflict, dyad and sides; numbers that only UCDP gives stay blank."""
        rule, blank = "ucdp/sides@1", Cell(None, "ucdp/not-ours@1", "UCDP's own number")
        name = Cell(f"{self.a.name} - {self.b.name}", rule, "side A - side B", self.claims)
        own = ("conflict_dset_id", "conflict_new_id", "dyad_dset_id", "dyad_new_id")
        sides = ("side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id")
        return {
            **dict.fromkeys((*own, *sides), blank),
            "type_of_violence": Cell(self.violence, "ucdp/type-of-violence@1", name.why, self.claims),
            "conflict_name": name,
            "dyad_name": name,
            "side_a": Cell(self.a.name, rule, "initiator, or the state", self.claims),
            "side_b": Cell(self.b.name, rule, "target, or who fights the state", self.claims),
            "gwnoa": Cell(self.a.state.gw if self.a.state else None, "ucdp/gw@1", self.a.name),
            "gwnob": Cell(self.b.state.gw if self.b.state else None, "ucdp/gw@1", self.b.name),
        }


def sides(incident: Incident) -> Sides:
    """State-based where a state fights an armed party, one-sided where an armed party hits civilians, else non-state.

    Of a state and an armed party the state is side A, whoever began.
    """
    here = country(incident.place.country) if incident.place else None
    did = _side(next(iter(incident.initiator), None), here)
    armed = [actor for actor in incident.target if actor.kind not in _UNARMED]
    hit = _side(next(iter(armed), None), here)
    claims = tuple(c for r in incident.reasons if r.field in ("initiator", "target") for c in r.claims)
    if not armed:
        return Sides(violence=ONE_SIDED, a=did, b=Side(CIVILIANS, "civilians"), claims=claims)
    if did.state is None and hit.state is not None:
        did, hit = hit, did
    violence = STATE_BASED if did.state is not None else NON_STATE
    return Sides(violence=violence, a=did, b=hit, claims=claims)


def _side(actor: Actor | None, here: Country | None) -> Side:
    if actor is None or actor.id in ("unidentified_armed_group", "militants"):
        return Side(_UNKNOWN, side_of(actor) if actor is not None else "")
    if actor.kind == "State forces":
        state = home(actor) or here
        return Side(f"Government of {_named(state)}" if state else actor.name, side_of(actor), state)
    return Side(actor.name, side_of(actor))


def _named(state: Country) -> str:
    return state.gw_name or state.name
