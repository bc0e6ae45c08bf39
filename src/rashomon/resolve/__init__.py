"""words -> identity: which day, which place, which actor."""
