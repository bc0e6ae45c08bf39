"""Formats that other programs and people read: one small module each (`exporter.FORMATS` lists them)."""
