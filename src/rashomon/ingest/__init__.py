"""bytes -> reports."""
