"""A ledger as its users see it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, Self, TypeVar

from msgspec.json import encode
from sqlalchemy import Connection

from rashomon.errors import DecisionError, NotFoundError
from rashomon.export.case_file import CaseFile
from rashomon.export.cases import case_file
from rashomon.export.dossier import dossier
from rashomon.export.dossier_object import dossier_object
from rashomon.export.explanation import Explanation, explain_claim, explain_incident, explain_report
from rashomon.export.exporter import export
from rashomon.export.grid import WIDTH
from rashomon.export.notebook import Incidents, incidents_html
from rashomon.export.options import Options
from rashomon.export.profiles.cells import Case, Coded, Policy
from rashomon.model.balance import Balance
from rashomon.model.claim import Claim
from rashomon.model.decision import Decision
from rashomon.model.incident import Incident
from rashomon.model.match import Matching
from rashomon.model.need import Need, NeedKind, Waiting
from rashomon.model.reading import Reading
from rashomon.model.report import Report
from rashomon.model.rereading import Reread, Rereading, Unsettled
from rashomon.pipeline._lately import Lately
from rashomon.pipeline._summing import summed_batch
from rashomon.reconcile.witnesses import Witness, witnesses
from rashomon.store.chain import Head
from rashomon.store.facets import VALUES, Facets, facets
from rashomon.store.periods import Timeline, Unit, timeline
from rashomon.store.queries import IncidentFilter
from rashomon.store.quoting import COPYING, Copying, Quoting, copying, quoting
from rashomon.store.searching import Hit, HitKind
from rashomon.store.sources import SHOWN, Sources, sources
from rashomon.store.spots import SPOTS, Box, Spots, spots
from rashomon.store.store import Store
from rashomon.store.verifying import Verification

if TYPE_CHECKING:
    from rashomon.pipeline.reviewing import Clock, Reviewer
    from rashomon.pipeline.stages import Offered, Outcome

# The stages bring the parser, the gazetteer and the page reader: loaded by what needs them, because looking into a
# ledger should not take as long as filling it.

_BATCH = 64  # reports a transaction: what an interruption can cost

Progress = Callable[[int], None]
_Answer = TypeVar("_Answer")


class OrderedMap(Protocol):
    """Applies a function to items, some at a time, keeps their order, and asks `lost` about one that broke off."""

    def __call__(
        self,
        function: "Callable[[Iterable[Offered]], Iterator[Outcome]]",
        items: "Iterable[Offered]",
        lost: "Callable[[Offered, str], Outcome]",
        workers: int = 1,
    ) -> "Iterator[Outcome]": ...


class Ledger:
    """A ledger: read reports into it, ask it for incidents, claims and reasons. Use it in a `with` block, or close it.

    store: where it is kept. spread: how work goes over several processes; None = one process only. now: the clock by
    which people's decisions are dated; None = nobody can decide.
    """

    def __init__(self, store: Store, spread: OrderedMap | None = None, now: "Clock | None" = None) -> None:
        self.store = store
        self._spread = spread
        self._now = now
        self._derived_at: Head | None = None
        self._lately = Lately()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    @contextmanager
    def as_of_now(self) -> Iterator[Self]:
        """The ledger as it is at this moment, whatever others write meanwhile: for questions that belong together."""
        with self._derived().snapshot() as store:
            still = type(self)(store, self._spread, self._now)
            still._derived_at, still._lately = self._derived_at, self._lately
            yield still

    def read(
        self,
        paths: str | Path | Iterable[str | Path],
        workers: int = 1,
        progress: Progress | None = None,
        stdin: BinaryIO | None = None,
    ) -> Balance:
        """Read files, folders, globs, or `-` for standard input, and derive the incidents again.

        workers: processes. progress: called after each document with the number of documents so far.
        Gives the account of the reading: seen = stored + rejected + failed. What cannot be read costs nothing else.
        """
        balance = Balance()
        outcomes = _counted(self._outcomes(_listed(paths), workers, stdin), progress)
        while batch := list(islice(outcomes, _BATCH)):
            balance = summed_batch(balance, batch, self.store.add(o for o in batch if isinstance(o, Reading)))
        self.store.log(balance)
        self._derived()
        return balance

    def incidents(self, *, limit: int | None = None, offset: int = 0, **wanted: Any) -> Incidents:
        """Incidents by day and id, all or `limit` of them after `offset`.

        wanted: the fields of `IncidentFilter` (type, since, until, country, text, ...).
        """
        return self.matching(IncidentFilter(**wanted), limit=limit, offset=offset)

    def matching(self, wanted: IncidentFilter, *, limit: int | None = None, offset: int = 0) -> Incidents:
        """The same with the filter as one record."""
        return Incidents(self._derived().incidents(wanted, limit=limit, offset=offset))

    def facets(self, *, values: int = VALUES, **wanted: Any) -> Facets:
        """How many incidents pass a filter, and how many of them have which type, country, publisher, source, ...

        values: of each facet the most frequent. wanted: as `incidents` takes it.
        """
        asked = IncidentFilter(**wanted)
        return self._answer((facets, values), asked, lambda tables: facets(tables, asked, values))

    def timeline(self, *, unit: Unit | None = None, **wanted: Any) -> Timeline:
        """The incidents that pass a filter by day, month or year, with the sums of the killed.

        unit: `day`, `month`, `year`; None = what suits them. wanted: as `incidents` takes it.
        """
        asked = IncidentFilter(**wanted)
        return self._answer((timeline, unit), asked, lambda tables: timeline(tables, asked, unit))

    def spots(self, *, box: Box | None = None, limit: int = SPOTS, **wanted: Any) -> Spots:
        """Where on a map the incidents are that pass a filter; where there are more than `limit`, neighbours as one.

        box: the part of the map. wanted: as `incidents` takes it.
        """
        asked = IncidentFilter(**wanted)
        return self._answer((spots, box, limit), asked, lambda tables: spots(tables, asked, box, limit))

    def sources(self, *, limit: int = SHOWN, offset: int = 0, **wanted: Any) -> Sources:
        """Who is quoted on the incidents that pass a filter, those of most incidents first: `limit` after `offset`.

        wanted: as `incidents` takes it.
        """
        asked = IncidentFilter(**wanted)
        return self._answer((sources, limit, offset), asked, lambda tables: sources(tables, asked, limit, offset))

    def quoting(self, source: str) -> tuple[Quoting, ...]:
        """Which publishers quote the source with this name, who does so most often first."""
        return self._derived().answer(lambda tables: quoting(tables, source))

    def copying(self, *, limit: int = COPYING) -> tuple[Copying, ...]:
        """Which publishers repeat whose texts, the most frequent pairs first."""
        return self._answer((copying, limit), IncidentFilter(), lambda tables: copying(tables, limit))

    def incident(self, incident_id: str) -> Incident:
        """The incident with this id, an id that it had, or the unique beginning of one. Raises NotFoundError."""
        return self._derived().incident(incident_id)

    def led_to(self, names: Iterable[str]) -> dict[str, Incident | None]:
        """The incident that each of these ids leads to now, None where nothing tells it any more."""
        return {name: self._led_to(name) for name in sorted(names)}

    def reports(self) -> tuple[Report, ...]:
        """All reports, by id."""
        return tuple(self.store.reports())

    def report(self, report_id: str) -> Report:
        """The report with this id or unique beginning of an id. Raises NotFoundError."""
        return self.store.report(report_id)

    def claims(
        self,
        report: str | None = None,
        account: str | None = None,
        incident: str | None = None,
        field: str | None = None,
        *,
        rejected: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Claim, ...]:
        """Claims by id as people left them: all or those of one report, account, incident or field.

        rejected: those too that people rejected. Of all these `limit` after `offset`.
        """
        store = self._derived()
        told_by = self.report(report).id if report else None
        told = self.incident(incident).id if incident else None
        return tuple(store.claims(told_by, account, told, rejected, field=field, limit=limit, offset=offset))

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id or unique beginning of an id. Raises NotFoundError."""
        return self.store.claim(claim_id)

    def search(self, words: str, kind: HitKind | None = None, limit: int | None = None) -> tuple[Hit, ...]:
        """Reports and claims that hold these words, with the words around: all, or the first `limit`.

        words: all must stand, in any order; "words that stand together", begin*, -without. kind: `report` or `claim`.
        Raises SearchError.
        """
        return tuple(self._derived().search(words, kind, limit))

    def case_file(self, incident_id: str) -> CaseFile:
        """An incident with all that stands behind it, as of one moment. Raises NotFoundError."""
        with self._derived().snapshot() as store:
            return case_file(store, store.incident(incident_id))

    def dossier(self, incident_id: str, width: int = WIDTH) -> str:
        """One incident on a page: who says what, with the sentences."""
        case = self.case_file(incident_id)
        return dossier(case.incident, case.claims, case.accounts, case.reports, case.copies, width, case.decided)

    def dossier_object(self, incident_id: str) -> dict[str, Any]:
        """The same for programs: `incident`, `claims`, `reports`, as in the files of the JSONL export, and more.

        `timeline`: what each figure counts for in the toll; `sources`: who stands behind which claim. `decisions`,
        `rejected`: what people decided, and the claims that do not count because of it. `version`: to be given with a
        decision.
        """
        case = self.case_file(incident_id)
        return dossier_object(case.incident, case.claims, case.reports, case.copies, case.decided)

    def drawing(self, incident_id: str) -> str:
        """The timeline of an incident's tolls and the network of its sources, as one SVG file."""
        from rashomon.export.drawing.incident import drawing

        case = self.case_file(incident_id)
        return drawing(case.incident, case.claims, case.reports, case.copies)

    def explain(self, some_id: str) -> Explanation:
        """What stands behind an incident, a claim or a report. Raises NotFoundError."""
        for explain in (self._explain_incident, self._explain_claim, self._explain_report):
            try:
                return explain(some_id)
            except NotFoundError as error:
                if error.code != "N001":
                    raise
        next_step = "Ids are listed by: rashomon incidents, rashomon claims, rashomon reports."
        raise NotFoundError("N001", self.store.place, f"no incident, claim or report {some_id!r}", next_step)

    def coded(self, incident_id: str, profile: str, policy: str | Path | None = None) -> tuple[Case, Coded]:
        """An incident as another project would list it (`acled`, `airwars`), cell by cell, with what stands behind it.

        policy: a file that overrides rules. Raises NotFoundError, ExportError.
        """
        from rashomon.export.cases import case_of
        from rashomon.export.profiles.known import policy_from, profile_called

        rules = profile_called(profile)
        case = case_of(self.store, self.incident(incident_id))
        return case, rules.code(case, policy_from(policy, rules) if policy is not None else Policy())

    def export(
        self,
        format: str,
        destination: str | Path,
        with_raw: bool = False,
        policy: str | Path | None = None,
        **wanted: Any,
    ) -> tuple[Path, ...]:
        """Write the ledger in a format (`exporter.FORMATS`) and give the files. Raises ExportError.

        with_raw: also the documents as they came. policy: a file that overrides rules of a profile. wanted: only these
        incidents, by the fields of `IncidentFilter`, as for `incidents`.
        """
        options = Options(wanted=IncidentFilter(**wanted), with_raw=with_raw, policy=policy)
        return export(self._derived(), format, destination, options)

    def match(
        self,
        reference: str | Path,
        *,
        policy: str | Path | None = None,
        days: int = 2,
        km: float = 50,
        score: int = 65,
        **wanted: Any,
    ) -> Matching:
        """Set the ledger beside a CSV file with the columns of ACLED or UCDP GED: what is linked, missing, extra.

        days, km: how far linked rows may lie apart; score: points of 100 that a link needs. wanted: fields of
        `IncidentFilter`. policy: a file that overrides rules. Raises InputError, ExportError.
        """
        from rashomon.link.matching import Limits
        from rashomon.pipeline.matching import match

        return match(self._derived(), reference, IncidentFilter(**wanted), Limits(days, km, score), policy)

    def import_from(self, folder: str | Path, progress: Progress | None = None) -> Balance:
        """Take in what `export` wrote to a folder, after checking it, and derive the incidents again.

        progress: called now and then with the number of reports so far. Gives the account of it, as `read` does; what
        the ledger holds already stays as it is. Raises InputError when the export is not whole or was changed.
        """
        from rashomon.pipeline.importing import checked_export, import_ledger

        return import_ledger(self.store, checked_export(Path(folder)), progress)

    def review(self, author: str) -> "Reviewer":
        """Let somebody decide: accept, reject and correct claims; merge, split and set incidents; comment; undo.

        Raises DecisionError[D004] without an author.
        """
        from rashomon.pipeline.reviewing import Reviewer

        return Reviewer(self._derived(), author, self._clock())

    def erase(self, report: str, author: str, reason: str) -> list[str]:
        """Erase a report that endangers somebody: its words, its bytes, its claims, the decisions on these.

        The chain still verifies, and that something was erased, by whom and why, stays. Gives what was erased. Copies
        of the ledger, exports and backups are not reached. Raises NotFoundError, DecisionError[D004].
        """
        from rashomon.pipeline.erasing import erase

        return erase(self._derived(), report, author, reason, self._clock())

    def reread(
        self,
        reports: str | Iterable[str] | None = None,
        workers: int = 1,
        progress: Progress | None = None,
    ) -> Reread:
        """Read reports again, all or these, with the reader as it is now, and derive the incidents again.

        What was read before stays in the ledger; what is read now takes its place. Decisions are carried over, or
        named as needing another look. With the same version of the reader nothing changes. Gives the account of it.
        Raises NotFoundError.
        """
        from rashomon.pipeline.rereading import reread
        from rashomon.pipeline.stages import lost_document, read_offered

        def read(offered: "Iterable[Offered]") -> "Iterator[Outcome]":
            if workers > 1 and self._spread is not None:
                return self._spread(read_offered, offered, lost_document, workers)
            return read_offered(offered)

        store = self._derived()
        wanted = store.report_ids() if reports is None else sorted({self.report(key).id for key in _listed(reports)})
        at = self._now().astimezone(UTC).isoformat(timespec="seconds") if self._now is not None else None
        return reread(store, wanted, read, at, progress)

    def rereadings(self, report: str | None = None) -> tuple[Rereading, ...]:
        """What came of reading reports again, in its order: all, or of one report. Raises NotFoundError."""
        return tuple(self.store.rereadings(self.report(report).id if report else None))

    def unsettled(self) -> tuple[Unsettled, ...]:
        """Decisions that stand, and whose claim or accounts are read no more: they need another look."""
        return self.store.unsettled()

    def queue(
        self, kind: NeedKind, person: str = "", after: tuple[int, str] | None = None, limit: int = 50
    ) -> tuple[Waiting, ...]:
        """The first incidents that wait for people, of one kind of need, the most pressing first.

        person: for whom; what they coded themselves and what is assigned to others is left out. after: the place of
        the last one that was seen (`Waiting.place`).
        """
        store = self._derived()
        if kind == "unsettled":
            return self._unsettled(after, limit)
        found = store.waiting(kind, person, after, limit)
        incidents = {incident.id: incident for incident in store.incidents_by_id(name for name, _ in found)}
        return tuple(Waiting(need, incidents[name]) for name, need in found if name in incidents)

    def needs(self, incident_id: str) -> tuple[Need, ...]:
        """What an incident waits for. Raises NotFoundError."""
        return tuple(self.store.needs(self.incident(incident_id).id))

    def decisions(self, incident: str | None = None, claim: str | None = None) -> tuple[Decision, ...]:
        """What people decided, in its order: all, or what is about one incident or one claim. Raises NotFoundError."""
        of_incident, of_claim = incident and self.incident(incident).id, claim and self.claim(claim).id
        return tuple(self._derived().decisions(of_incident, of_claim))

    def version(self, some_id: str) -> str:
        """What a claim or an incident is at now, to be given with a decision (`seen`). Raises NotFoundError."""
        try:
            return self.store.claim_version(self.store.claim(some_id).id)
        except NotFoundError:
            return self.store.incident_version(self.incident(some_id))

    def verify(self, anchor: Head | None = None) -> Verification:
        """Check the whole ledger: the hash chain, every row against it, every claim against its report's words.

        anchor: a head that was kept elsewhere. Without one nobody sees that the end was cut off, or all written anew.
        """
        return self.store.verify(anchor)

    def head(self) -> Head:
        """The end of the hash chain: what to publish, or to have stamped."""
        return self.store.head()

    def __repr__(self) -> str:
        counts = self.store.counts()
        return f"<Ledger {self.store.place}: {', '.join(f'{number} {name}' for name, number in counts.items())}>"

    def _repr_html_(self) -> str:
        return incidents_html(self.incidents())

    def _outcomes(self, paths: Sequence[str], workers: int, stdin: BinaryIO | None) -> "Iterator[Outcome]":
        from rashomon.ingest.find import find
        from rashomon.pipeline.stages import kept_raw, lost_document, read_offered, unless_erased, unless_known

        found = unless_erased(find(paths, stdin), self.store)
        found = unless_known(kept_raw(found, self.store), self.store)
        if workers > 1 and self._spread is not None:
            return self._spread(read_offered, found, lost_document, workers)
        return read_offered(found)

    def _clock(self) -> "Clock":
        if self._now is None:
            raise DecisionError("D004", self.store.place, "there is no clock to date decisions by", "Give one.")
        return self._now

    def _derived(self) -> Store:
        # also after a reading that was interrupted: it left claims that no incident knows of yet. Whoever adds reports
        # seals them, and to look for new seals is quicker than to count all reports
        end, at = self.store.head(), self._derived_at
        if end != at:
            if at is None or self.store.has_reports_since(at):
                self._link_what_waits()
            self._derived_at = end
        return self.store

    def _link_what_waits(self) -> None:
        if not self.store.is_derived:
            from rashomon.pipeline.linking import link

            link(self.store)

    def _answer(
        self, what: tuple[Hashable, ...], wanted: IncidentFilter, question: Callable[[Connection], _Answer]
    ) -> _Answer:
        """Of all incidents that pass a filter; asked once for each state of the ledger."""
        with self._derived().snapshot() as store:
            asked = (*what, encode(wanted, order="sorted"))
            return self._lately.answer(store.head(), asked, lambda: store.answer(question))

    def _led_to(self, name: str) -> Incident | None:
        try:
            return self.incident(name)
        except NotFoundError:
            return None

    def _unsettled(self, after: tuple[int, str] | None, limit: int) -> tuple[Waiting, ...]:
        last = after[0] if after is not None else 0
        some = [one for one in self.store.unsettled() if one.decision.number > last][:limit]
        return tuple(
            Waiting(
                Need(kind="unsettled", rank=one.decision.number, why=one.why),
                self._led_to(one.decision.incident) if one.decision.incident else None,
                one.decision,
            )
            for one in some
        )

    def _explain_incident(self, some_id: str) -> Explanation:
        incident = self.incident(some_id)
        claims = tuple(self.store.claims(incident=incident.id))
        return explain_incident(incident, claims, _told_in(self.store, incident), self._behind(incident))

    def _explain_claim(self, some_id: str) -> Explanation:
        claim = self.claim(some_id)
        incident_id = self._derived().incident_of_accounts([claim.account]).get(claim.account)
        incident = self.incident(incident_id) if incident_id else None
        behind = self._behind(incident) if incident else ()
        decisions, as_read = self.decisions(claim=claim.id), self.store.claim_as_read(claim.id)
        report, again = self.report(claim.report), self.rereadings(claim.report)
        return explain_claim(claim, report, incident, behind, decisions, as_read, again)

    def _explain_report(self, some_id: str) -> Explanation:
        report = self.report(some_id)
        behind = [row for incident in self.incidents(report=report.id) for row in self._behind(incident)]
        version_of = self.store.earlier_versions().get(report.id) if report.url else None
        claims, copy_of = self.store.claims(report=report.id), self.store.copies([report.id]).get(report.id)
        return explain_report(report, claims, copy_of, behind, self.rereadings(report.id), version_of)

    def _behind(self, incident: Incident) -> tuple[Witness, ...]:
        claims = tuple(self.store.claims(incident=incident.id))
        return witnesses(claims, _told_in(self.store, incident), self.store.copies(incident.reports))


def _told_in(store: Store, incident: Incident) -> dict[str, Report]:
    return {report.id: report for report in store.reports(incident.reports)}


def _listed(paths: str | Path | Iterable[str | Path]) -> list[str]:
    return [str(paths)] if isinstance(paths, str | Path) else [str(path) for path in paths]


def _counted(outcomes: "Iterator[Outcome]", progress: Progress | None) -> "Iterator[Outcome]":
    for number, outcome in enumerate(outcomes, 1):
        yield outcome
        if progress:
            progress(number)
