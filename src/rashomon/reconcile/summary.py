"""One sentence for an incident, made from its derived values alone."""

from rashomon.model.incident import Incident, Toll
from rashomon.model.when import date_text

_WORDS = {
    "air_strike": "Air strike",
    "shelling": "Shelling",
    "armed_clash": "Armed clash",
    "suicide_bomb": "Suicide bombing",
    "explosive": "Explosion",
    "grenade": "Grenade attack",
    "chemical_weapon": "Chemical attack",
    "attack": "Attack",
    "abduction": "Abduction",
    "sexual_violence": "Sexual violence",
    "mob_violence": "Mob violence",
    "violent_demonstration": "Violent demonstration",
    "protest": "Protest",
    "force_against_protesters": "Force against protesters",
    "territory_gained": "Territory gained",
    "territory_transfer": "Territory handed over",
    "arrest": "Arrests",
    "disrupted_weapons": "Weapons disrupted",
    "looting": "Looting or destruction",
    "agreement": "Agreement",
    "mixed": "Several kinds of violence",
    "other": "Incident",
}


def summary(incident: Incident) -> str:
    """ "Air strike by Russia at Atarib, Aleppo, 2017-11-13: 53 to 61 killed." Only what the claims say."""
    parts = [_WORDS[incident.type]]
    if incident.initiator:
        parts.append("by " + " and ".join(a.name for a in incident.initiator[:2]))
    if incident.target:
        parts.append("on " + " and ".join(a.name for a in incident.target[:2]))
    if incident.place is not None:
        parts.append(_where(incident))
    head = " ".join(parts)
    if incident.date is not None:
        head += f", {date_text(incident.date)}"
    harm = [f"{range_text(h.total)} {name}" for name, h in incident.harm.items() if range_text(h.total)]
    return head + (": " + ", ".join(harm) if harm else "") + "."


def _where(incident: Incident) -> str:
    place = incident.place
    assert place is not None  # the caller asked
    name = place.name or place.text
    near = "near" if place.precision == "near" else "in" if place.precision in ("adm1", "adm2", "country") else "at"
    around = f", {place.admin1}" if place.admin1 and place.admin1 != name else ""
    return f"{near} {name}{around}"


def range_text(toll: Toll) -> str:
    """ "55", "at least 55", "100 to 300", "up to 60"; empty when no number is told."""
    if toll.low is None:
        return "" if toll.high is None else f"up to {toll.high}"
    if toll.high is None:
        return f"at least {toll.best if toll.best is not None else toll.low}"
    return f"{toll.low}" if toll.low == toll.high else f"{toll.low} to {toll.high}"
