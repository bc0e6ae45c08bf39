"""The only place that knows the order of the stages (`stages`), and what can be asked of a ledger that they filled."""
