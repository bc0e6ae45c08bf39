"""`incidents`, `show`, `explain`, `reports` and `claims`: nothing here changes what was read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli._filters import in_full, incident_filters, known
from rashomon.cli._frame import (
    as_json,
    ledger_and_id,
    ledger_argument,
    limit_option,
    listing,
    opened,
    print_json,
    text_width,
)

if TYPE_CHECKING:
    from rashomon.export.listing import Listing
    from rashomon.pipeline.ledger import Ledger


@click.command()
@ledger_argument
@incident_filters
@limit_option
@listing
@contextmanager
def incidents(ledger: str, limit: int | None, wanted: dict[str, Any]) -> "Iterator[Listing]":
    """List the incidents of a ledger by day.

    killed and injured are low-best-high, one number where all three agree, 29+ for at least 29. ? = not told. Ids may
    be shortened.
    """
    from rashomon.export.listing import incidents_listing

    with opened(ledger) as book:
        yield incidents_listing(book.incidents(limit=limit, **in_full(wanted, book)))


@click.command()
@ledger_and_id("INCIDENT")
@as_json
@click.option("--svg", metavar="FILE", help="Draw its tolls and its sources into this file.")
def show(ledger_and_id: tuple[str, str], json: bool, svg: str | None) -> None:
    """Show one incident, account by account.

    Who says what, where they disagree, the sentences that say it, what each figure counts for, and who stands behind
    it.
    """
    from rashomon.export.atomic import write_text

    ledger, incident = ledger_and_id
    if json and svg:
        raise click.UsageError("--json and --svg are two forms: give one.")
    with opened(ledger) as book:
        if svg:
            click.echo(str(write_text(svg, book.drawing(incident))))
        elif json:
            print_json(book.dossier_object(incident))
        else:
            click.echo(book.dossier(incident, text_width()))


@click.command()
@ledger_and_id("ID")
@as_json
@click.option("--profile", metavar="NAME", help="An incident as acled, ucdp, airwars, ibc or plover would list it.")
@click.option("--policy", metavar="FILE", help="With --profile: YAML that overrides its rules.")
def explain(ledger_and_id: tuple[str, str], json: bool, profile: str | None, policy: str | None) -> None:
    """Say why something is in the ledger as it is.

    ID is an incident, a claim or a report: the rules, the claims, the sentences, and who passed them on.
    """
    from rashomon.export.explanation import explanation_object, explanation_text

    ledger, some_id = ledger_and_id
    if policy and not profile:
        raise click.UsageError("--policy overrides the rules of a profile: give --profile too.")
    with opened(ledger) as book:
        if profile:
            _explain_row(book, some_id, profile, policy, json)
            return
        found = book.explain(some_id)
    if json:
        print_json(explanation_object(found))
    else:
        click.echo(explanation_text(found, text_width()))


def _explain_row(book: "Ledger", incident: str, name: str, policy: str | None, json: bool) -> None:
    from rashomon.export.profiles.known import profile_called
    from rashomon.export.profiles.told import coded_object, coded_text

    case, coded = book.coded(incident, name, policy)
    if json:
        print_json(coded_object(case, coded, profile_called(name)))
    else:
        click.echo(coded_text(case, coded, profile_called(name), text_width()))


@click.command()
@ledger_argument
@listing
@contextmanager
def reports(ledger: str) -> "Iterator[Listing]":
    """List the reports of a ledger."""
    from rashomon.export.listing import reports_listing

    with opened(ledger) as book:
        yield reports_listing(book.store.reports(), book.store.copies(), book.store.earlier_versions())


@click.command()
@ledger_argument
@click.option("--report", metavar="ID", help="Only what this report claims.")
@click.option("--incident", metavar="ID", help="Only what is claimed of this incident.")
@click.option("--field", metavar="FIELD", help="Only one field, such as killed or place.")
@click.option("--rejected", is_flag=True, help="Those too that people rejected.")
@limit_option
@listing
@contextmanager
def claims(
    ledger: str, report: str | None, incident: str | None, field: str | None, rejected: bool, limit: int | None
) -> "Iterator[Listing]":
    """List what the reports claim.

    What is said, who says it through whom, and the sentence; and whether a person accepted, corrected or rejected it.
    """
    from rashomon.export.listing import claims_listing
    from rashomon.model.claim import FACT_FIELDS, HARM_FIELDS

    known("field", field, (*HARM_FIELDS, *FACT_FIELDS))
    with opened(ledger) as book:
        found = book.claims(report=report, incident=incident, field=field, rejected=rejected, limit=limit)
        by_id = {known.id: known for known in book.store.reports(claim.report for claim in found)}
        yield claims_listing(found, by_id, book.store.incident_of_accounts(claim.account for claim in found))
