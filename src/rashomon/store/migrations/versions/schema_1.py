"""The first tables: reports, accounts, claims, what is derived from them, and the log."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing: ledgers begin with these tables."""
