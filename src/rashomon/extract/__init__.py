"""report -> claims."""
