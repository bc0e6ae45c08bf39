"""How much is read: beyond these a document is turned away with a reason, never cut short."""

MEGABYTE = 1_000_000
RAW_BYTES = 20 * MEGABYTE  # a file, or one line of a JSONL file
HTML_BYTES = 5 * MEGABYTE
HTML_ELEMENTS = 50_000
HTML_DEPTH = 200  # libxml2 stops at 256 and drops what lies deeper, without a word
HTML_ATTRIBUTES = 1_000  # of one tag
FEED_BYTES = 5 * MEGABYTE
FEED_ITEMS = 10_000
JSON_DEPTH = 100
TEXT_CHARACTERS = 10 * MEGABYTE
