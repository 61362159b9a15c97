"""A year of somebody's life with the whole program, its log and its memory file, between fakes of a desktop."""
