"""Guided practices: ten minutes and five exercises, step by step, in the browser or on a terminal."""
