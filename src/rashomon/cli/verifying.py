"""`verify` and `head`."""

from typing import TYPE_CHECKING

import click

from rashomon.cli._frame import as_json, ledger_argument, opened, print_json, tell

if TYPE_CHECKING:
    from rashomon.store.chain import Head

_DAMAGED = 1


@click.command()
@ledger_argument
@click.option("--head", "anchor", metavar="NUMBER:HASH", help="A head that was kept elsewhere: the chain must pass it.")
@as_json
@click.pass_context
def verify(context: click.Context, ledger: str, anchor: str | None, json: bool) -> None:
    """Check that nothing in a ledger was changed behind its back.

    The hash chain is computed anew, every row is compared with it, and every claim with the words of its report. What
    is not as it was sealed is listed; the exit status is then 1. That the end was cut off, or that everything was
    written anew, is seen only against a head that was kept elsewhere (see: rashomon head).
    """
    kept = _head(anchor)
    with opened(ledger) as book:
        found = book.verify(kept)
    if json:
        findings = [{"place": one.place, "problem": one.problem} for one in found.findings]
        print_json({"head": str(found.head), "rows": found.rows, "sound": found.is_sound, "findings": findings})
    else:
        for finding in found.findings:
            tell(str(finding))
        word = "sound" if found.is_sound else f"NOT SOUND, findings: {len(found.findings)}"
        click.echo(f"{word}: {found.seals} seals bind {found.rows} rows; head {found.head}")
    context.exit(0 if found.is_sound else _DAMAGED)


@click.command()
@ledger_argument
def head(ledger: str) -> None:
    """Print the end of a ledger's hash chain.

    Publish it, send it to somebody, or have it stamped: with it anybody can check later that none of the reports and
    claims that the ledger held then was changed (rashomon verify --head).
    """
    with opened(ledger) as book:
        click.echo(str(book.head()))


def _head(words: str | None) -> "Head | None":
    from rashomon.store.chain import Head

    try:
        return Head.of(words) if words is not None else None
    except ValueError:
        raise click.UsageError(f"{words!r} is no head. It looks like 12:3f5a..., as rashomon head prints it.") from None
