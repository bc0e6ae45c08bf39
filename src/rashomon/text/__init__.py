"""str -> structure: sentences, numbers, quotes, noise, vocabulary."""
