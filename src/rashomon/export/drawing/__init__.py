"""Drawings of an incident, as SVG: the timeline of its tolls and the network of its sources.

Each drawing is a pure function from records to a `Picture`; the same records give the same bytes.
"""
