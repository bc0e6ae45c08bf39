"""The same as `claims`, on reports from elsewhere."""

from .claims import scorings

__all__ = ["scorings"]
