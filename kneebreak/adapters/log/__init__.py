"""The user's log: JSON Lines, one file for each machine and year, in one folder that any file sync can carry."""
