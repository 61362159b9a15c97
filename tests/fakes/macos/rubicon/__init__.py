"""The bridge to Objective-C that desktop-notifier uses."""
