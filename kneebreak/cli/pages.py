"""Pages as files of the user's, and the browser that shows them."""

from __future__ import annotations

import os
import webbrowser
from pathlib import Path
from threading import Thread

from kneebreak.adapters import private
from kneebreak.adapters.resources import resource
from kneebreak.report import document


def looks(*styles: str) -> document.Looks:
    """These styles of the pages' own, one after the other, with our icon."""
    folder = os.path.join(os.path.dirname(os.path.abspath(document.__file__)), "style")
    texts = (Path(folder, f"{name}.css").read_text(encoding="utf-8") for name in styles)
    return document.Looks("\n".join(texts), Path(resource("icons", "kneebreak.svg")).read_bytes())


def put_page(text: str, path: str) -> None:
    """Write a page into its file."""
    private.make_folder(os.path.dirname(os.path.abspath(path)))
    # Replaced in one go, so that a browser never reads half of it; nobody else may read it.
    new = f"{path}.{os.getpid()}.new"
    fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with private.naming(path), open(fd, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(new, path)
    except BaseException:
        os.unlink(new)
        raise


def open_page(path: str) -> bool:
    """Open a file in the browser; False: it said that it could not."""
    opened: list[bool] = []

    def show() -> None:
        opened.append(webbrowser.open(Path(path).absolute().as_uri()))

    # Some browsers hold up whoever starts them until they end.
    opening = Thread(target=show, daemon=True)
    opening.start()
    opening.join(timeout=5)
    return opened != [False]
