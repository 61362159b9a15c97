"""Who serves which need."""

from __future__ import annotations

from kneebreak.adapters.ledger import Finding, Ledger, Need


def test_what_is_newest_of_a_source_for_a_need_is_what_holds() -> None:
    ledger = Ledger()
    ledger.serve(Need.IDLE, "X11")
    ledger.refuse(Need.LOCK, "logind", "it is not there", "install it")
    ledger.refuse(Need.IDLE, "X11", "it went away")
    assert ledger.findings() == (
        Finding(Need.IDLE, "X11", serves=False, reason="it went away"),
        Finding(Need.LOCK, "logind", serves=False, reason="it is not there", advice="install it"),
    )
