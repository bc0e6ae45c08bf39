"""How fast reports are read, beside a plain spaCy pipeline in the same run: `make bench`."""
