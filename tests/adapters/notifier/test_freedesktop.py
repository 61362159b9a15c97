"""The notifier for Linux against servers that are slow, doubled, restarted or mad."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import bus_call
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.notifier.account import Account
from kneebreak.adapters.notifier.findings import START_ONE
from kneebreak.adapters.notifier.freedesktop import FreedesktopNotifier
from kneebreak.adapters.notifier.host import is_there
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered, BubbleLost, BubbleRefused, Dismissed
from kneebreak.messages import Message
from kneebreak.ports import Ability, Bubble, Slot
from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.notifier.notification_server import NotificationServer
from tests.contracts.notifier import STAND, STATUS, WALK
from tests.desktop.until import until
from tests.fakes.file_waiter import SelectingWaiter

_DONE = Answered("p1", Answer.DONE, Via.NOTIFICATION)
_UNKNOWN = "org.freedesktop.DBus.Error.ServiceUnknown"


class Program:
    """A notifier with what it said."""

    def __init__(self, bus: PrivateBus, remembered: Path) -> None:
        self.received: list[Message] = []
        self.troubles: list[str] = []
        self.ledger = Ledger()
        self.connection = bus.join()
        self.notifier = FreedesktopNotifier(
            self.connection, self.received.append, str(remembered), Account(self.ledger, self.troubles.append)
        )

    @property
    def shows_bubbles(self) -> bool:
        """Whether a diagnosis says so."""
        return any(found.serves for found in self.ledger.findings() if found.need is Need.NOTIFICATIONS)


def _offer_service(program: Program, folder: Path, command: str) -> None:
    """Let the bus start a notification server by this command when one is needed."""
    service = folder / "bus" / "services" / "n.service"
    service.write_text(f"[D-BUS Service]\nName=org.freedesktop.Notifications\nExec={command}\n")
    program.connection.call_now(bus_call("ReloadConfig"), timedelta(seconds=2))


@pytest.fixture
def remembered(tmp_path: Path) -> Path:
    return tmp_path / "bubbles.json"


@pytest.fixture
def start(bus: PrivateBus, remembered: Path) -> Callable[[], Program]:
    """Start the program, perhaps once more."""

    def start() -> Program:
        program = Program(bus, remembered)
        bus.settle()
        return program

    return start


@pytest.fixture
def at_server(bus: PrivateBus) -> Connection:
    """The server's own connection to the bus."""
    return bus.join()


@pytest.fixture
def server(at_server: Connection) -> NotificationServer:
    return NotificationServer(at_server, first_id=5)


@pytest.fixture
def program(server: NotificationServer, start: Callable[[], Program]) -> Program:
    assert server.up == {}
    return start()


def test_one_id_is_used_over_and_over(program: Program, server: NotificationServer, bus: PrivateBus) -> None:
    for bubble in (STAND, WALK, STAND):
        program.notifier.show(Slot.PROMPT, bubble)
        bus.settle()
    assert [(shown.replaces, shown.id) for shown in server.notified] == [(0, 5), (5, 5), (5, 5)]


@pytest.mark.parametrize("reason", [1, 2, 3, 4, 77])
def test_a_close_after_an_action_belongs_to_that_action(
    program: Program, server: NotificationServer, bus: PrivateBus, reason: int
) -> None:
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    server.act(5, "default", reason)
    bus.settle()
    assert program.received == [_DONE]


def test_doubled_signals_count_once(program: Program, server: NotificationServer, bus: PrivateBus) -> None:
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    server.act(5, server.shown.key("Snooze 5 min"), times=2)
    program.notifier.show(Slot.PROMPT, WALK)
    bus.settle()
    server.close(server.shown.id, 2, times=2)
    bus.settle()
    assert program.received == [
        Answered("p1", Answer.SNOOZE, Via.NOTIFICATION),
        Dismissed("p2", looks_like_click=False),
    ]


def test_a_bubble_that_a_server_leaves_up_after_an_action_is_closed(
    program: Program, server: NotificationServer, bus: PrivateBus
) -> None:
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    server.signal("ActionInvoked", "us", 5, "default")
    bus.settle()
    assert (program.received, server.up) == ([_DONE], {})


def test_a_bubble_shown_at_once_after_an_answer_is_not_taken_for_the_answered_one(
    program: Program, server: NotificationServer, bus: PrivateBus
) -> None:
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    server.signal("ActionInvoked", "us", 5, "default")
    bus.settle()
    program.notifier.show(Slot.PROMPT, WALK)
    bus.settle()
    server.signal("NotificationClosed", "uu", 5, 2)
    bus.settle()
    assert program.received == [_DONE]
    assert server.shown.title == "Walk a lap"


@pytest.mark.parametrize("reason", [1, 3, 4])
def test_a_prompt_that_goes_without_the_user_is_lost(
    program: Program, server: NotificationServer, bus: PrivateBus, reason: int
) -> None:
    program.notifier.show(Slot.PROMPT, STAND)
    program.notifier.show(Slot.NOTE, STATUS)
    bus.settle()
    for number in (5, 6):
        server.close(number, reason)
    bus.settle()
    assert program.received == [BubbleLost()]


def test_a_withdrawn_prompt_is_not_lost(program: Program, server: NotificationServer, bus: PrivateBus) -> None:
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    program.notifier.withdraw(Slot.PROMPT)
    bus.settle()
    assert server.closed == [5]
    assert not server.closing_starts_servers
    server.close(5, 1)
    server.act(5, "default")
    bus.settle()
    assert program.received == []


def test_signals_of_foreign_bubbles_and_unknown_actions_are_ignored(
    program: Program, server: NotificationServer, bus: PrivateBus
) -> None:
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    server.act(4, "default")
    server.signal("ActionInvoked", "us", 5, "button-9")
    server.signal("ActivationToken", "us", 5, "token")
    bus.settle()
    assert program.received == []
    assert server.shown.title == "Stand up"
    server.act(5, "default")
    bus.settle()
    assert program.received == [_DONE]


def test_signals_from_another_than_the_server_are_ignored(
    program: Program, server: NotificationServer, bus: PrivateBus
) -> None:
    other = NotificationServer(bus.join())  # asks for the name with DO_NOT_QUEUE unset, and waits in line
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    server.take_name()
    bus.settle()
    program.received.clear()
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    other.act(server.shown.id, "default")
    bus.settle()
    assert program.received == []


@pytest.mark.parametrize(
    "wrong",
    [
        ("su", ("5", 2)),
        ("u", (5,)),
        ("uuu", (5, 2, 2)),
        ("ii", (5, 2)),
        ("uv", (5, ("u", 2))),
        ("a{sv}", ({"5": ("u", 5)},)),
        ("", ()),
    ],
)
def test_signals_with_the_wrong_types_are_ignored(
    program: Program,
    server: NotificationServer,
    bus: PrivateBus,
    capsys: pytest.CaptureFixture[str],
    wrong: tuple[str, tuple[object, ...]],
) -> None:
    signature, body = wrong
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    server.signal("NotificationClosed", signature, *body)
    server.signal("ActionInvoked", signature, *body)
    bus.settle()
    assert program.received == []
    assert capsys.readouterr().err == ""


class TestWhileTheServerTakesItsTime:
    """The id of a bubble is not known before the answer to Notify."""

    @pytest.fixture(autouse=True)
    def slow(self, server: NotificationServer) -> None:
        server.holds = True

    def test_a_withdrawn_bubble_is_closed_as_soon_as_its_id_is_known(
        self, program: Program, server: NotificationServer, bus: PrivateBus
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        program.notifier.withdraw(Slot.PROMPT)
        bus.settle()
        assert server.closed == []
        server.release()
        bus.settle()
        assert (server.closed, server.up, program.received) == ([5], {}, [])

    def test_of_many_bubbles_the_last_one_replaces_the_first(
        self, program: Program, server: NotificationServer, bus: PrivateBus
    ) -> None:
        for bubble in (STAND, WALK, STAND, STAND._replace(title="Sit on the floor")):
            program.notifier.show(Slot.PROMPT, bubble)
        bus.settle()
        server.release()
        bus.settle()
        assert [(shown.title, shown.replaces) for shown in server.notified] == [
            ("Stand up", 0),
            ("Sit on the floor", 5),
        ]

    def test_withdrawn_and_shown_again_it_is_up(
        self, program: Program, server: NotificationServer, bus: PrivateBus
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        program.notifier.withdraw(Slot.PROMPT)
        program.notifier.show(Slot.PROMPT, WALK)
        bus.settle()
        server.release()
        bus.settle()
        assert (server.shown.title, server.closed) == ("Walk a lap", [])

    def test_a_click_that_comes_before_the_id_counts(
        self, program: Program, server: NotificationServer, bus: PrivateBus
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        server.act(5, "default", times=2)
        bus.settle()
        assert program.received == []
        server.release()
        bus.settle()
        assert program.received == [_DONE]

    def test_a_click_right_behind_the_id_counts(
        self, program: Program, server: NotificationServer, bus: PrivateBus
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        server.release()
        server.act(5, "default")
        bus.settle()
        assert program.received == [_DONE]

    def test_a_click_on_the_old_bubble_counts_and_the_new_one_still_comes(
        self, program: Program, server: NotificationServer, bus: PrivateBus
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        server.release()
        bus.settle()
        program.notifier.show(Slot.PROMPT, WALK)
        server.signal("ActionInvoked", "us", 5, "default")
        server.signal("NotificationClosed", "uu", 5, 2)
        bus.settle()
        server.release()
        bus.settle()
        assert program.received == [_DONE]
        assert server.shown.title == "Walk a lap"
        server.act(5, server.shown.key("Skip"))
        bus.settle()
        assert program.received == [_DONE, Answered("p2", Answer.SKIP, Via.NOTIFICATION)]

    def test_an_old_bubble_that_goes_while_the_new_one_comes_is_no_loss(
        self, program: Program, server: NotificationServer, bus: PrivateBus
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        server.release()
        bus.settle()
        program.notifier.show(Slot.PROMPT, WALK)
        server.signal("NotificationClosed", "uu", 5, 1)
        bus.settle()
        server.release()
        bus.settle()
        assert (program.received, server.shown.title) == ([], "Walk a lap")

    def test_a_server_that_dies_meanwhile_has_lost_the_bubble(
        self, program: Program, server: NotificationServer, bus: PrivateBus, at_server: Connection
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        assert server.shown.title == "Stand up"
        bus.leave(at_server)
        bus.settle()
        assert program.received == [BubbleLost()]
        assert program.troubles == []


class TestWhenTheServerRestarts:
    """A server that goes takes its bubbles along without a word."""

    def test_a_prompt_is_lost_and_a_note_is_forgotten(
        self, program: Program, server: NotificationServer, bus: PrivateBus, at_server: Connection
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        program.notifier.show(Slot.NOTE, STATUS)
        bus.settle()
        assert len(server.up) == 2
        bus.leave(at_server)
        bus.settle()
        assert program.received == [BubbleLost()]

    def test_nothing_is_lost_where_nothing_was_up(
        self, program: Program, server: NotificationServer, bus: PrivateBus, at_server: Connection
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        server.act(5, "default")
        bus.settle()
        bus.leave(at_server)
        bus.settle()
        assert program.received == [_DONE]

    def test_the_ids_of_the_old_server_mean_nothing_any_more(
        self, program: Program, server: NotificationServer, bus: PrivateBus, at_server: Connection
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        assert server.shown.id == 5
        bus.leave(at_server)
        bus.settle()
        second = NotificationServer(bus.join(), "dunst", first_id=5)
        bus.settle()
        second.act(5, "default")
        program.notifier.withdraw(Slot.PROMPT)
        bus.settle()
        assert second.closed == []
        program.notifier.show(Slot.PROMPT, WALK)
        bus.settle()
        assert (second.shown.id, second.shown.replaces) == (5, 0)
        assert program.received == [BubbleLost()]

    def test_the_new_server_is_asked_what_it_can_do(
        self, program: Program, server: NotificationServer, bus: PrivateBus, at_server: Connection
    ) -> None:
        assert server.asked == ["GetServerInformation", "GetCapabilities"]
        assert program.notifier.abilities() == {Ability.CLICK, Ability.BUTTONS}
        bus.leave(at_server)
        bus.settle()
        second = NotificationServer(bus.join(), "dunst", capabilities=["body"])
        bus.settle()
        assert program.notifier.abilities() == frozenset()
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        assert second.shown.text == STAND.text
        second.close(second.shown.id, 2)
        bus.settle()
        assert program.received == [Dismissed("p1", looks_like_click=True)]

    def test_a_server_that_takes_the_name_over_counts_as_a_restart(
        self, program: Program, server: NotificationServer, bus: PrivateBus
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        second = NotificationServer(bus.join(), "dunst")
        bus.settle()
        server.act(5, "default")
        bus.settle()
        assert program.received == [BubbleLost()]
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        assert second.shown.replaces == 0


class TestWithoutAServer:
    """A fault is told once, and survived."""

    def test_it_is_told_once_that_there_is_no_server(self, start: Callable[[], Program], bus: PrivateBus) -> None:
        program = start()
        assert program.troubles == []
        for _ in range(3):
            program.notifier.show(Slot.PROMPT, STAND)
            bus.settle()
        assert program.troubles == [f"no notification server answers ({_UNKNOWN}); {START_ONE}"]
        assert program.received == [BubbleRefused()] * 3

    @pytest.mark.parametrize("can_start", [True, False])
    def test_one_that_goes_is_a_fault_unless_the_bus_starts_another(
        self,
        program: Program,
        at_server: Connection,
        bus: PrivateBus,
        tmp_path: Path,
        can_start: bool,  # noqa: FBT001 - a parameter of the test
    ) -> None:
        assert (program.shows_bubbles, program.ledger.faults()) == (True, ())
        if can_start:
            _offer_service(program, tmp_path, "/bin/false")
        bus.leave(at_server)
        bus.settle()
        assert (program.shows_bubbles, not program.ledger.faults()) == (can_start, can_start)
        NotificationServer(bus.join())
        bus.settle()
        assert (program.shows_bubbles, program.ledger.faults(), program.troubles) == (True, (), [])

    def test_a_prompt_is_shown_as_soon_as_there_is_one_and_a_note_is_not(
        self, start: Callable[[], Program], bus: PrivateBus
    ) -> None:
        program = start()
        program.notifier.show(Slot.PROMPT, STAND)
        program.notifier.show(Slot.NOTE, STATUS)
        bus.settle()
        server = NotificationServer(bus.join())
        bus.settle()
        assert server.shown.title == "Stand up"
        assert server.asked == ["GetServerInformation", "GetCapabilities", "Notify"]

    def test_a_server_that_can_be_started_by_now_is_found_within_a_minute(
        self, start: Callable[[], Program], bus: PrivateBus, waiter: SelectingWaiter, tmp_path: Path
    ) -> None:
        program = start()
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        asked = tmp_path / "asked"
        _offer_service(program, tmp_path, f"/bin/touch {asked}")
        waiter.pass_time(timedelta(seconds=59))
        bus.settle()
        assert not asked.exists()
        waiter.pass_time(timedelta(seconds=1))
        until(asked.exists, "it is started")
        program.notifier.withdraw(Slot.PROMPT)
        program.notifier.close()

    def test_a_withdrawn_prompt_does_not_come_back_with_the_server(
        self, start: Callable[[], Program], bus: PrivateBus
    ) -> None:
        program = start()
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        program.notifier.withdraw(Slot.PROMPT)
        server = NotificationServer(bus.join())
        bus.settle()
        assert server.notified == []

    def test_a_bubble_that_is_refused_is_told_once_and_tried_again_at_the_next(
        self, program: Program, server: NotificationServer, bus: PrivateBus
    ) -> None:
        server.refuses = "org.freedesktop.Notifications.Error.ExcessNotificationGeneration"
        for _ in range(3):
            program.notifier.show(Slot.PROMPT, STAND)
            bus.settle()
        assert program.troubles == [
            f"the notification server did not take a bubble ({server.refuses}); restart it if this goes on"
        ]
        assert program.received == [BubbleRefused()] * 3
        server.refuses = None
        program.notifier.show(Slot.PROMPT, WALK)
        bus.settle()
        assert server.shown.title == "Walk a lap"
        server.refuses = "org.example.Again"
        program.notifier.show(Slot.NOTE, STATUS)
        bus.settle()
        assert len(program.troubles) == 2
        assert program.received == [BubbleRefused()] * 3, "a note is no prompt"

    def test_whether_there_is_a_server_can_be_asked_before(self, bus: PrivateBus, tmp_path: Path) -> None:
        asking = bus.join()
        assert not is_there(asking)
        connection = bus.join()
        NotificationServer(connection)
        assert is_there(asking)
        bus.leave(connection)
        service = tmp_path / "bus" / "services" / "n.service"
        service.write_text("[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/bin/false\n")
        asking.call_now(bus_call("ReloadConfig"), timedelta(seconds=2))
        assert is_there(asking)

    def test_the_end_of_the_bus_ends_no_program(
        self, program: Program, bus: PrivateBus, waiter: SelectingWaiter
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.end()
        waiter.run_until(lambda: waiter.watched == 0)
        program.notifier.show(Slot.PROMPT, STAND)
        program.notifier.withdraw(Slot.PROMPT)
        waiter.turn(0)
        assert set(program.received) <= {BubbleLost()}  # the bus may or may not still tell of the server's end


class TestAfterARestartOfTheProgram:
    """A bubble that the run before left is found again."""

    def test_a_bubble_left_by_the_run_before_is_replaced(
        self, program: Program, server: NotificationServer, bus: PrivateBus, start: Callable[[], Program]
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        bus.leave(program.connection)
        second = start()
        second.notifier.show(Slot.PROMPT, WALK)
        bus.settle()
        assert (server.shown.title, server.shown.replaces) == ("Walk a lap", 5)
        server.act(5, server.shown.key("Skip"))
        bus.settle()
        assert second.received == [Answered("p2", Answer.SKIP, Via.NOTIFICATION)]

    def test_a_bubble_left_by_the_run_before_can_be_withdrawn_at_once(
        self, program: Program, server: NotificationServer, bus: PrivateBus, start: Callable[[], Program]
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        program.notifier.show(Slot.NOTE, STATUS)
        bus.settle()
        bus.leave(program.connection)
        second = start()
        second.notifier.withdraw(Slot.PROMPT)
        bus.settle()
        assert (server.shown.title, server.closed, second.received) == (STATUS.title, [5], [])

    def test_what_became_of_an_old_bubble_concerns_nobody(
        self, program: Program, server: NotificationServer, bus: PrivateBus, start: Callable[[], Program]
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        bus.leave(program.connection)
        second = start()
        server.act(5, "default")
        bus.settle()
        second.notifier.show(Slot.PROMPT, WALK)
        bus.settle()
        assert (second.received, server.shown.replaces) == ([], 0)

    def test_a_bubble_that_is_gone_is_not_remembered(
        self, program: Program, server: NotificationServer, bus: PrivateBus, start: Callable[[], Program]
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        server.act(5, "default")
        bus.settle()
        bus.leave(program.connection)
        start().notifier.show(Slot.PROMPT, WALK)
        bus.settle()
        assert server.shown.replaces == 0

    def test_another_server_gets_no_old_ids(
        self,
        program: Program,
        server: NotificationServer,
        bus: PrivateBus,
        start: Callable[[], Program],
        at_server: Connection,
    ) -> None:
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        assert server.shown.id == 5
        bus.leave(program.connection)
        bus.leave(at_server)
        second = NotificationServer(bus.join())
        start().notifier.show(Slot.PROMPT, WALK)
        bus.settle()
        assert second.shown.replaces == 0

    @pytest.mark.parametrize("content", ["", "{", "[]", "7", '{"bus": 1}', '{"ids": {"prompt": "5"}}', "\udcff"])
    def test_a_broken_file_is_no_file(
        self,
        server: NotificationServer,
        bus: PrivateBus,
        start: Callable[[], Program],
        remembered: Path,
        content: str,
    ) -> None:
        remembered.write_text(content, errors="surrogateescape")
        start().notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        assert server.shown.replaces == 0
        assert json.loads(remembered.read_text())["ids"] == {"prompt": 5}

    @pytest.mark.parametrize(
        "ids", [{"prompt": "5"}, {"nowhere": 5}, [5], {"prompt": 0}, {"prompt": -1}, {"prompt": 2**32}]
    )
    def test_ids_that_are_none_are_not_used(
        self,
        server: NotificationServer,
        bus: PrivateBus,
        start: Callable[[], Program],
        remembered: Path,
        ids: object,
    ) -> None:
        program = start()
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        bus.leave(program.connection)
        remembered.write_text(json.dumps(json.loads(remembered.read_text()) | {"ids": ids}))
        start().notifier.show(Slot.PROMPT, WALK)
        bus.settle()
        assert [shown.replaces for shown in server.notified] == [0, 0]

    def test_without_a_place_for_the_file_everything_else_works(
        self, server: NotificationServer, bus: PrivateBus, tmp_path: Path
    ) -> None:
        program = Program(bus, tmp_path / "missing" / "bubbles.json")
        program.notifier.show(Slot.PROMPT, STAND)
        bus.settle()
        server.act(5, "default")
        bus.settle()
        assert program.received == [_DONE]


def test_texts_that_d_bus_forbids_reach_the_server_cleaned(
    program: Program, server: NotificationServer, bus: PrivateBus
) -> None:
    bubble = Bubble("a\0b\x1b[1m", "one\ntwo\0\ud800", clicked=_DONE, clicked_label="Do\0ne\udfff", prompt="p1")
    program.notifier.show(Slot.PROMPT, bubble)
    bus.settle()
    assert (server.shown.title, server.shown.text) == ("ab[1m", "one\ntwo")
    assert server.shown.actions == ["default", "Done"]
