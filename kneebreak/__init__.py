"""A movement-break reminder for people who work at a desk."""

__version__ = "0.1.0"
