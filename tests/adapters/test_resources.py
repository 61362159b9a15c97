"""Where shipped files are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneebreak.adapters.resources import resource


def test_a_shipped_file_is_found_by_an_absolute_path_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(resource("config", "movements.toml"))
    assert path.is_absolute()
    assert path.read_text(encoding="utf-8").startswith("# The movements")


def test_a_shipped_folder_is_found_too() -> None:
    assert Path(resource("config")).is_dir()


def test_a_file_that_was_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"^config/nothing\.toml is missing from this installation"):
        resource("config", "nothing.toml")
