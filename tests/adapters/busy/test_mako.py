"""Which of mako's modes hide bubbles."""

from __future__ import annotations

import pytest

from kneebreak.adapters.busy.mako import hiding_modes


@pytest.mark.parametrize(
    ("configuration", "hiding"),
    [
        ("", set()),
        ("invisible=1\n", set()),
        ("[mode=deep]\ninvisible=1\n", {"deep"}),
        ("[mode=deep]\ndefault-timeout=5\ninvisible=true\n[mode=other]\n", {"deep"}),
        ('[mode="deep"]\ninvisible=1', {"deep"}),
        ("[mode=one]\ninvisible=1\n[mode=two]\ninvisible=0\n[mode=three]\ninvisible=1\n", {"one", "three"}),
        ("[mode=deep app-name=chat]\ninvisible=1\n", set()),
        ("[app-name=chat]\ninvisible=1\n", set()),
        ("[mode=deep]\n# invisible=1\n", set()),
    ],
)
def test_a_mode_hides_bubbles_if_its_section_makes_all_of_them_invisible(configuration: str, hiding: set[str]) -> None:
    assert hiding_modes(configuration.splitlines(keepends=True)) == hiding
