"""Profiles: named, versioned sets of rules that turn an incident into the cells of another project's table."""
