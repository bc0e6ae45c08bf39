"""120 texts that would be programs if a page let them, and a ledger that has them in every field of text."""

from itertools import cycle, islice

from msgspec import structs

from factories import make_claim, make_incident, make_report, people, put_derived
from rashomon.model.account import Account
from rashomon.model.claim import ActorFact, Claim, DateFact, PlaceFact, TypeFact, WeaponFact
from rashomon.model.incident import Incident, Reason
from rashomon.model.reading import Reading
from rashomon.model.report import Removed
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor, Source
from rashomon.store.store import Store

RUN = "window.__ran=(window.__ran||0)+1"
_TAGS = (
    "<script>{run}</script>",
    "<SCRIPT SRC=data:text/javascript,{run}></SCRIPT>",
    "<img src=x onerror={run}>",
    "<svg onload={run}>",
    "<svg><script>{run}</script></svg>",
    "<body onload={run}>",
    "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "<iframe src=javascript:parent.{run}></iframe>",
    "<a href=javascript:{run} autofocus onfocus={run}>x</a>",
    "<input autofocus onfocus={run}>",
    "<details open ontoggle={run}>",
    "<video><source onerror={run}></video>",
    "<object data=javascript:{run}></object>",
    "<math><a xlink:href=javascript:{run}>x</a></math>",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>",
    "<base href=//elsewhere.example/>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<style>*{{background:url(//elsewhere.example/x)}}</style>",
    "<div style=background:url(//elsewhere.example/y)>x</div>",
    "<form action=//elsewhere.example><button autofocus>x</button></form>",
    "<div hx-get=/incidents hx-trigger=load hx-on::load={run}>x</div>",
    "<div hx-on:htmx:load={run} data-hx-get=//elsewhere.example hx-trigger=load>x</div>",
    "javascript:{run}//",
    "{{{{{run}}}}}",
    "${{{run}}}",
    "{{% for x in [1] %}}{{{{{run}}}}}{{% endfor %}}",
    "%0d%0aContent-Type:text/html%0d%0a%0d%0a<script>{run}</script>",
    "\u202e<script>{run}</script>\u202c",
    "<!--><script>{run}</script-->",
    "<noscript><p title='</noscript><script>{run}</script>'>",
)
_BREAKS = ("{tag}", '">{tag}', "'>{tag}", "</title></textarea></style></script>{tag}")
PAYLOADS = tuple(part.format(tag=tag.format(run=RUN)) for part in _BREAKS for tag in _TAGS)


def fill(store: Store) -> None:
    """A report and an incident for each payload, another one in each of its fields: in the end all in all fields."""
    told = [_told(number) for number in range(len(PAYLOADS))]
    store.add(reading for reading, _ in told)
    copies = {"p2": "p1"}
    put_derived(store, [incident for _, incident in told], copies)


def _told(number: int) -> tuple[Reading, Incident]:
    texts = islice(cycle(PAYLOADS), number, None)

    def text() -> str:
        return next(texts)

    words = {name: text() for name in ("type", "by", "at", "where", "day", "weapon", "figure")}
    body = text() + "\n\n" + " ".join(f"It was {word} ." for word in words.values())
    report = make_report(
        f"p{number}",
        body,
        title=text(),
        publisher=text(),
        url=text(),
        language=text()[:20],
        removed=(Removed("comment", text()), Removed("caption", text())),
        flags=(text(),),
        metadata={text(): text()},
    )
    source = Source(text(), text(), "medic")
    place = Place(text(), text(), text(), text(), "SYR", 35.5, 36.25, "near", None)
    initiator, target = (Actor(text(), text(), text(), "Rebel group") for _ in range(2))
    day = Date("2019-03-05", "2019-03-05", "day", text())
    values = {
        "type": TypeFact("shelling"),
        "by": ActorFact(initiator),
        "at": ActorFact(target),
        "where": PlaceFact(place),
        "day": DateFact(day),
        "weapon": WeaponFact(text()),
        "figure": people(12, None, text(), text()),
    }
    fields = dict(zip(values, ("type", "initiator", "target", "place", "date", "weapon", "killed"), strict=True))
    account = Account(id=f"a-p{number}", report=report.id, main=True)
    claims: list[Claim] = [
        make_claim(
            report, account.id, fields[name], value, words[name], source=source, relayed_by=(text(),), rule=text()
        )
        for name, value in values.items()
    ]
    claims = [structs.replace(claim, id=f"c{number}-{n}") for n, claim in enumerate(claims)]
    reading = Reading(report=report, accounts=(account,), claims=tuple(claims), place=text())
    reasons = (Reason("killed", text(), text(), (claims[-1].id,)),)
    known = {"place": place, "date": day, "initiator": (initiator,), "target": (target,), "summary": text()}
    return reading, make_incident(reading, incident_id=f"i-{number}", reasons=reasons, **known)
