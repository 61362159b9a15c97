"""The practices that kneebreak ships."""

from __future__ import annotations

from kneebreak.adapters.config import load_movements
from kneebreak.adapters.config.practices import load_practices
from kneebreak.adapters.resources import resource

MOVEMENTS = load_movements(resource("config", "movements.toml"))
PRACTICES = load_practices(resource("config", "practices.toml"), MOVEMENTS)
