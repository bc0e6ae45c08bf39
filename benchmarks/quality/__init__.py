"""Scores of the whole program and of its parts against public gold sets: `make eval`."""
