"""The bridge to Objective-C, for a program that runs where there is none."""

from tests.fakes.cocoa import namedSelector

__all__ = ["namedSelector"]
