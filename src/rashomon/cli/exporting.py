"""`export`."""

import click

from rashomon.cli._frame import ledger_argument, opened


@click.command()
@ledger_argument
@click.option(
    "--format",
    "format_",
    default="jsonl",
    show_default=True,
    metavar="NAME",
    help="jsonl: the whole ledger. acled, ucdp: a table such as theirs.",
)
@click.option("-o", "--output", required=True, metavar="PATH", help="Folder for jsonl, else the file.")
@click.option("--raw", is_flag=True, help="With jsonl: also the documents as they came, in a folder raw/.")
@click.option("--policy", metavar="FILE", help="With a table: YAML that overrides its rules, such as vague/dozens: 24.")
def export(ledger: str, format_: str, output: str, raw: bool, policy: str | None) -> None:
    """Write a ledger to files that other programs read. The same ledger always gives the same bytes.

    With jsonl come a manifest, the hash chain and a program that checks them (verify.py, which needs Python and nothing
    else), so that whoever gets them can see that nothing was changed. Beside a table comes a file that says what it was
    made from, and which incidents it leaves out and why.
    """
    with opened(ledger) as book:
        for path in book.export(format_, output, raw, policy):
            click.echo(str(path))
