"""What the log tells: figures of a period, as a page and as text."""
