"""The same stages in several processes."""
