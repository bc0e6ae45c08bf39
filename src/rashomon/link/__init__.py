"""Which accounts tell the same incident, and which reports copy each other."""
