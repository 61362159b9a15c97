"""A day at the desk, played in two minutes."""
