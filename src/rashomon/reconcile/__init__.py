"""What the accounts of an incident add up to, and where they disagree."""
