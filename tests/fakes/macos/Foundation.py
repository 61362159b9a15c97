"""Foundation, for a program that runs where there is none."""

from tests.fakes.mac_foundation import *  # noqa: F403 - a framework is all that is in it
