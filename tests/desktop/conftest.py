"""Desktops as fixtures; pictures and outputs of each test stay in `build/`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.dunst import DunstDesktop
from tests.desktop.session import Session
from tests.desktop.sway import SwayDesktop
from tests.desktop.xfce import XfceDesktop

_DESKTOPS = {"dunst": DunstDesktop, "xfce": XfceDesktop, "sway": SwayDesktop}


@pytest.fixture
def dunst(request: pytest.FixtureRequest) -> Iterator[DunstDesktop]:
    with DunstDesktop(*_kept(request)) as desktop:
        yield desktop
        desktop.screen.keep("end")


@pytest.fixture
def xfce(request: pytest.FixtureRequest) -> Iterator[XfceDesktop]:
    with XfceDesktop(*_kept(request)) as desktop:
        yield desktop
        desktop.screen.keep("end")


@pytest.fixture(params=_DESKTOPS)
def desktop(request: pytest.FixtureRequest) -> Iterator[Desktop]:
    """Each desktop there is."""
    with _DESKTOPS[request.param](*_kept(request)) as desktop:
        yield desktop
        desktop.screen.keep("end")


@pytest.fixture(params=["xfce", "sway"])
def desktop_with_tray(request: pytest.FixtureRequest) -> Iterator[Desktop]:
    """Each desktop that has a tray."""
    with _DESKTOPS[request.param](*_kept(request)) as desktop:
        yield desktop
        desktop.screen.keep("end")


@pytest.fixture
def browsing(request: pytest.FixtureRequest) -> Iterator[tuple[Session, Path]]:
    """A session without a desktop, and where the pictures of this test are kept."""
    outputs, pictures = _kept(request)
    session = Session(outputs)
    try:
        yield session, pictures
    finally:
        session.close()


def _kept(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """Where the outputs and the pictures of this test are kept."""
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    folders = [request.config.rootpath / "build" / kind / name for kind in ("outputs", "screenshots")]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    return folders[0], folders[1]
