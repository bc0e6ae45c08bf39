"""Many accounts, one ledger."""
