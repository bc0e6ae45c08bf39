"""Records: frozen, without input or output. Nouns of the field: report, claim, incident, source, actor, toll."""
