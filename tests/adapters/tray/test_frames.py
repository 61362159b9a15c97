from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from kneebreak.adapters.tray.frames import SIZES, frames
from kneebreak.ports import Face, Icon
from tests.adapters.tray.looks import LOOKS, colour

_OFF = Face(Icon.OFF, 0, "", "")


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_is_read_in_every_size(looks: str, look: str) -> None:
    name, _, eighths = look.partition("-")
    found = frames(looks, Face(Icon(name), int(eighths or 0), "", ""))
    assert found == [(size, size, colour(look) * (size * size)) for size in SIZES]


def test_frames_follow_each_other_in_the_file_from_the_smallest_to_the_largest(tmp_path: Path) -> None:
    painted = b"".join(bytes((number,)) * (4 * size * size) for number, size in enumerate(SIZES))
    (tmp_path / "off.argb.z").write_bytes(zlib.compress(painted))
    assert [(width, height, set(pixels)) for width, height, pixels in frames(str(tmp_path), _OFF)] == [
        (size, size, {number}) for number, size in enumerate(SIZES)
    ]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"off\.argb\.z"):
        frames(str(tmp_path), _OFF)


@pytest.mark.parametrize("content", [b"", b"not compressed", zlib.compress(b"too short"), zlib.compress(bytes(10**5))])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "off.argb.z").write_bytes(content)
    with pytest.raises(ValueError, match=r"off\.argb\.z: .*install kneebreak again"):
        frames(str(tmp_path), _OFF)
