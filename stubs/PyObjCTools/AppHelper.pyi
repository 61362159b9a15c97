from collections.abc import Callable

def callAfter(func: Callable[..., object], *args: object, **kwargs: object) -> None: ...  # noqa: N802 - its name
