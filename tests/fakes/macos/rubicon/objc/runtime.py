"""What rubicon knows of libraries and types."""

from tests.fakes.user_notifications import load_library

__all__ = ["load_library", "objc_block", "objc_id"]

objc_block = objc_id = object
