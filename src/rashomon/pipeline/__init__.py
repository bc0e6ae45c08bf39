"""The only place that knows the order of the stages, and what can be asked of a ledger that they filled."""

from rashomon.pipeline.comparing import compare
from rashomon.pipeline.ledger import Ledger, OrderedMap, Progress
from rashomon.pipeline.stages import derive, read_document

__all__ = ["Ledger", "OrderedMap", "Progress", "compare", "derive", "read_document"]
