"""What stands before every route: who may ask, and what every answer carries."""
