"""Decisions that come from forms: what was posted becomes an order, and what became of it a page."""
