"""Synthetic records for tests: small invented reports with the claims that a reader would find in them."""

import hashlib
from collections.abc import Iterable, Mapping

from rashomon.model.account import Account
from rashomon.model.claim import Claim, DateFact, HarmValue, PlaceFact, TypeFact, Value
from rashomon.model.incident import Harm, Incident, Reason, Toll
from rashomon.model.quantity import Quantity
from rashomon.model.reading import Reading
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor, Group, Source
from rashomon.store.links import Linked
from rashomon.store.store import Store

TEXT = (
    "Shells hit the market of Oldtown on Tuesday. "
    "At least 12 people were killed, medics told Agence Mistral. "
    "The army said that no one died."
)
MARKET = Place("Oldtown", "Oldtown", "Oldtown", "North", "SYR", 35.5, 36.25, "settlement", 4711)
TUESDAY = Date("2019-03-05", "2019-03-05", "day", "Tuesday")
MEDICS = Source("medics", "medics", "medic")
ARMY = Source("the army", "The army", "military")


def make_report(report_id: str = "r1", text: str = TEXT, **known: object) -> Report:
    known = {"publisher": "The Courier", "published": "2019-03-06", "published_basis": "given"} | known
    return Report(id=report_id, sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, **known)


def make_claim(report: Report, account: str, field: str, value: Value, words: str, **known: object) -> Claim:
    start = report.text.index(words)
    begin = report.text.rfind(". ", 0, start) + 2 if ". " in report.text[:start] else 0
    end = report.text.find(".", start) + 1 or len(report.text)
    known = {"confidence": 0.75, "rule": f"{field}_words"} | known
    return Claim(
        id=f"{account}-{field}-{start}",
        report=report.id,
        account=account,
        field=field,
        value=value,
        evidence=Span.of(report.text, begin, end),
        trigger=Span.of(report.text, start, start + len(words)),
        **known,
    )


def people(low: int | None, high: int | None, words: str, whom: str = "people") -> HarmValue:
    return HarmValue(Quantity(low, high, text=words), Group(whom, "civilian"))


def make_reading(report_id: str = "r1", text: str = TEXT, **known: object) -> Reading:
    """A report of one shelling in which medics and the army disagree."""
    report = make_report(report_id, text, **known)
    account = Account(id=f"a-{report_id}", report=report_id, main=True)
    claims = (
        make_claim(report, account.id, "type", TypeFact("shelling"), "Shells hit"),
        make_claim(report, account.id, "place", PlaceFact(MARKET), "Oldtown"),
        make_claim(report, account.id, "date", DateFact(TUESDAY), "Tuesday"),
        make_claim(
            report,
            account.id,
            "killed",
            people(12, None, "At least 12"),
            "At least 12",
            source=MEDICS,
            relayed_by=("Agence Mistral",),
        ),
        make_claim(report, account.id, "killed", people(0, 0, "no one"), "no one", source=ARMY, stance="denied"),
    )
    return Reading(report=report, accounts=(account,), claims=claims, place=f"{report_id}.txt")


def make_incident(*readings: Reading, incident_id: str | None = None, **known: object) -> Incident:
    """The incident that these readings tell, weighed by hand."""
    claims = tuple(sorted(c.id for r in readings for c in r.claims if c.field == "killed"))
    toll = Toll(0, 12, 12, "contested", claims)
    accounts = tuple(sorted(a.id for r in readings for a in r.accounts))
    known = {
        "type": "shelling",
        "date": TUESDAY,
        "place": MARKET,
        "initiator": (Actor("syr-army", "Military Forces of Syria", "The army", "State forces"),),
        "target": (Actor(None, "Civilians (Syria)", "people", "Civilians"),),
        "harm": {"killed": Harm(toll, {"civilian": toll})},
        "status": {"killed": "contested", "date": "single", "place": "single", "type": "single"},
        "grade": "contested",
        "summary": "Shelling in Oldtown on 5 March 2019 killed 12 people.",
        "reasons": (Reason("killed", "lowest_bound", "The only figure above zero is the medics'.", claims),),
    } | known
    return Incident(
        id=incident_id or "i-" + accounts[0],
        accounts=accounts,
        reports=tuple(sorted(r.report.id for r in readings)),
        **known,
    )


def put_derived(store: Store, incidents: Iterable[Incident], copies: Mapping[str, str]) -> None:
    """Let these incidents and copies be what linking all reports of a ledger came to."""
    known = [report.id for report in store.reports()]
    with store.linking() as memory:
        memory.start("by hand")
        linked = Linked(
            reports=memory.waiting(),
            marks={},
            copies=copies,
            profiles=(),
            keys={},
            former_keys={},
            links={},
            incidents=tuple(incidents),
        )
        memory.keep(linked, [a.id for a in memory.accounts_in(known)])
