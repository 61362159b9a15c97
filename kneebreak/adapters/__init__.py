"""Translations between the ports and what the machine really speaks."""
