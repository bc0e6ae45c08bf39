"""What somebody wants of the web app."""

from msgspec import Struct

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Settings(Struct, frozen=True, kw_only=True):
    """How a ledger is served.

    token: the secret that opens the app in local mode, None = whoever reaches it may look (tests, and teams, whose
    members log in). team: it is served to one. admin: who asks may say who belongs to it.
    hosts: names without port under which it answers. edit: people may decide. author: who decides in local mode.
    secure: it is reached by https, as behind a proxy. port: where it listens, 0 = not told.
    blind: who asks wants to see nothing that was derived before they decide.
    """

    token: str | None = None
    hosts: frozenset[str] = LOOPBACK
    edit: bool = False
    author: str = ""
    secure: bool = False
    team: bool = False
    admin: bool = False
    port: int = 0
    blind: bool = False

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers keep cookies by host and not by port, so two ledgers must not share one."""
        return "__Host-rashomon" if self.secure else f"rashomon-{self.port}"
