"""`export`."""

import gc
from typing import Any

import click

from rashomon.cli._filters import in_full, incident_filters
from rashomon.cli._frame import ledger_argument, opened


@click.command()
@ledger_argument
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    help="jsonl, datapackage: the whole ledger. parquet, xlsx, gpkg, geojson: for data frames, Excel, maps. reports: "
    "each incident as each report tells it. acled, ucdp, airwars, ibc, plover: rows like theirs. html, md: a dossier. "
    "prov: where each value comes from. datasette: what its tables hold. ftm, uwazi: for "
    "OpenAleph, Uwazi. Left out: by the suffix of PATH.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="PATH",
    help="The file; for jsonl and datapackage a folder. For parquet a file of incidents, or a folder for all tables.",
)
@click.option("--raw", is_flag=True, help="With a whole ledger: also the documents as they came, in a folder raw/.")
@click.option("--policy", metavar="FILE", help="With a table: YAML that overrides its rules, such as vague/dozens: 24.")
@incident_filters
def export(
    ledger: str, format_: str | None, output: str, raw: bool, policy: str | None, wanted: dict[str, Any]
) -> None:
    """Write a ledger to files that other programs read. The same ledger always gives the same bytes.

    With jsonl come a manifest, the hash chain and a program that checks them (verify.py, which needs Python and nothing
    else), so that whoever gets them can see that nothing was changed. Beside a table comes a file that says what it was
    made from, and which incidents it leaves out and why. The options that choose incidents are those of `rashomon
    incidents`.
    """
    from rashomon.export.exporter import format_of
    from rashomon.scale.worker import SELDOM

    gc.set_threshold(*SELDOM)
    with opened(ledger) as book:
        for path in book.export(format_ or format_of(output), output, raw, policy, **in_full(wanted, book)):
            click.echo(str(path))
