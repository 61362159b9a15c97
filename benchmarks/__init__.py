"""What the program costs, measured on a real desktop."""
