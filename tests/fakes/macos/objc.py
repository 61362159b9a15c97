"""The bridge to Objective-C, for a program that runs where there is none."""

from tests.fakes.mac_foundation import namedSelector

__all__ = ["namedSelector"]
