"""The commands. Results go to stdout, messages to stderr; exit 1 = a problem in the data, 2 = usage.

Everything that takes long to import is imported by the command that needs it, so that `--help` answers at once.
"""

import click

from rashomon.cli._frame import Commands
from rashomon.cli.erasing import erase
from rashomon.cli.exporting import export
from rashomon.cli.importing import import_
from rashomon.cli.looking import claims, explain, incidents, reports, show
from rashomon.cli.matching import match
from rashomon.cli.reading import compare, read
from rashomon.cli.rereading import reread
from rashomon.cli.reviewing import review
from rashomon.cli.searching import search
from rashomon.cli.serving import serve
from rashomon.cli.team import team
from rashomon.cli.upgrading import upgrade
from rashomon.cli.verifying import head, verify

__all__ = ["main"]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="rashomon")
def main() -> None:
    """Many accounts, one ledger.

    Reads news reports of armed conflict and keeps a ledger of incidents: what happened, where, when, who did what to
    whom, how many were killed or hurt, and according to whom.
    """


for command in (
    *(read, incidents, show, explain, compare, reports, claims, search, serve, team, review),
    *(reread, export, match, import_, verify, head, erase, upgrade),
):
    main.add_command(command)
