"""What toasts want of desktop-notifier, in its own terms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kneebreak.adapters.plaintext import clean
from kneebreak.ports import Ability, Bubble

if TYPE_CHECKING:
    # Its import loads the platform's own bindings and can fail with them: it happens in the functions below.
    from desktop_notifier import Capability, Notification

NAME = "kneebreak"
BUTTONS = ("first", "second", "third")
"""The identifiers of a toast's buttons, in their order.

macOS keeps a set of buttons by their titles alone, so the identifiers must not differ from one bubble to the next.
"""


class ToastUnavailable(Exception):  # noqa: N818 - a state of the machine and not a mistake, and named so
    """No toasts can be shown on this machine; the text says why."""


class Service(Protocol):
    """What is used of `desktop_notifier.DesktopNotifier`."""

    on_clicked: Callable[[str], object] | None
    on_dismissed: Callable[[str], object] | None
    on_button_pressed: Callable[[str, str], object] | None

    async def request_authorisation(self) -> bool:
        """Whether the user lets it notify; where they have not decided yet, ask them and return when they have."""

    async def get_capabilities(self) -> frozenset[Capability]:
        """What the platform can do."""

    async def send_notification(self, notification: Notification) -> str:
        """Show a notification; a failure is logged, not raised."""

    async def clear(self, identifier: str) -> None:
        """Take a notification away; raises whatever the platform does."""

    async def clear_all(self) -> None:
        """Take all of this program's notifications away."""


def open_service(icon: str | None = None) -> Service:
    """desktop-notifier for this platform, `icon` being a PNG file; raises whatever the platform's bindings do."""
    from desktop_notifier import DesktopNotifier, Icon  # noqa: PLC0415 - 12 MB and the platform's bindings, see above

    return DesktopNotifier(app_name=NAME, app_icon=None if icon is None else Icon(path=Path(icon)))


async def granted(service: Service) -> frozenset[Capability]:
    """What the service can do; raises ToastUnavailable where it may not, or where nothing would be seen."""
    from desktop_notifier import Capability  # noqa: PLC0415 - see `open_service`

    # Not has_authorisation: on macOS, desktop-notifier 6.2 answers it twice, and complains of that on standard error.
    if not await service.request_authorisation():
        raise ToastUnavailable("the system does not let kneebreak notify; allow it in its notification settings")
    capabilities = await service.get_capabilities()
    if Capability.MESSAGE not in capabilities:
        # macOS shows nothing of programs outside of a signed bundle; desktop-notifier then does nothing at all.
        raise ToastUnavailable("this system shows no notifications of a program that was started in this way")
    return capabilities


def abilities(capabilities: frozenset[Capability]) -> frozenset[Ability]:
    """The capabilities that the core asks about, in its words."""
    from desktop_notifier import Capability  # noqa: PLC0415 - see `open_service`

    known = {Capability.ON_CLICKED: Ability.CLICK, Capability.BUTTONS: Ability.BUTTONS}
    return frozenset(ability for capability, ability in known.items() if capability in capabilities)


def notification(identifier: str, bubble: Bubble, capabilities: frozenset[Capability]) -> Notification:
    """A bubble as a toast; its picture stands beside the text where the platform can do that, else under it."""
    import desktop_notifier as library  # noqa: PLC0415 - see `open_service`

    picture = None if bubble.picture is None else Path(bubble.picture)
    beside_text = picture is not None and library.Capability.ICON in capabilities
    return library.Notification(
        title=clean(bubble.title),
        message=clean(bubble.text),
        urgency=library.Urgency.Critical if bubble.insist else library.Urgency.Normal,
        icon=library.Icon(path=picture) if beside_text else None,
        attachment=None if picture is None or beside_text else library.Attachment(path=picture),
        buttons=tuple(
            library.Button(title=clean(button.label), identifier=key)
            for key, button in zip(BUTTONS, bubble.buttons, strict=False)
        ),
        timeout=0 if bubble.stays else -1,
        identifier=identifier,
    )
