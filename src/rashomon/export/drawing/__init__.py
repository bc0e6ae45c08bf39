"""Drawings as SVG: an incident's tolls, sources and place; many incidents on a map and over time.

Each drawing is a pure function from records to a `Picture`; the same records give the same bytes.
"""
