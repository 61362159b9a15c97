"""AppKit, for a program that runs where there is none."""

from tests.fakes.mac_appkit import *  # noqa: F403 - a framework is all that is in it
from tests.fakes.mac_foundation import *  # noqa: F403 - and brings the other along
