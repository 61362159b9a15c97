"""The files that people write, read into the engine's words: the schedule and the movements."""

from kneebreak.adapters.config.catalogue import load_movements
from kneebreak.adapters.config.mistake import Mistake, ScheduleMistakes
from kneebreak.adapters.config.schedule import load_schedule

__all__ = ["Mistake", "ScheduleMistakes", "load_movements", "load_schedule"]
