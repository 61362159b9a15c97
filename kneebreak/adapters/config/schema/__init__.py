"""What may stand in the files that users write: tables of keys, which checking and documentation are made from."""

from kneebreak.adapters.config.schema.key import Key, Table, Type
from kneebreak.adapters.config.schema.movements import MOVEMENTS, WORDS
from kneebreak.adapters.config.schema.rotation import WEIGHTS
from kneebreak.adapters.config.schema.schedule import SCHEDULE

__all__ = ["MOVEMENTS", "SCHEDULE", "WEIGHTS", "WORDS", "Key", "Table", "Type"]
