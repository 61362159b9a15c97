"""Compiles the catalogues of translators whenever kneebreak is built, for editable installs as well."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Languages(BuildHookInterface):
    """A step of the build, as hatchling knows it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling hands them over
        """Compile them."""
        runpy.run_path(str(Path(self.root) / "tools/compile-languages"), run_name="__main__")
