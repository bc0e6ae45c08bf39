"""A team: who may look and who may decide, when several people use one ledger through one server."""
