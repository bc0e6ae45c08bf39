"""The ledger in the formats that others read."""
