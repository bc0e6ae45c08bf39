"""Pages out of templates: everything that is put in is escaped."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.metadata import version
from typing import Any
from urllib.parse import quote_plus

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import MediaType, Response
from markupsafe import Markup

from rashomon.export import words
from rashomon.export.decided import decision_words
from rashomon.export.drawing.world import world
from rashomon.model.incident import Incident, Toll
from rashomon.reconcile.conflicts import conflicts
from rashomon.web.naming import segment

_FILTERS: Mapping[str, Callable[..., Any]] = {
    "actors": words.actors_words,
    "conflicts": conflicts,
    "date": words.date_words,
    "decision": decision_words,
    "drawing": Markup,  # drawings alone: `export.drawing` has escaped all that is in them
    "place": words.place_words,
    "safe_text": words.safe,
    "segment": segment,
    "short": words.short_id,
    "status": words.status_words,
    "telling": words.telling_words,
    "toll": words.toll_words,
    "value": quote_plus,
    "whole_text": partial(words.without_controls, spare="\n\t"),
    "worst": words.worst_status,
}


def page(template: str, status: int = 200, **shown: Any) -> Response[str]:
    """A page; what it shows goes to the template by name."""
    text = environment().get_template(template).render(**shown)
    return Response(text, status_code=status, media_type=MediaType.HTML)


def prepare() -> None:
    """Load what pages are made of, before many ask for them at once: each would load it for itself."""
    world()
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def environment() -> Environment:
    """Where templates come from and what they can say; names that a page does not give are errors."""
    made = Environment(
        loader=PackageLoader("rashomon.web"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # templates stay as they were installed
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(_FILTERS)
    made.globals.update(program=f"rashomon {version('rashomon')}", killed=_killed)
    return made


def _killed(incident: Incident) -> Toll | None:
    return incident.harm["killed"].total if "killed" in incident.harm else None
