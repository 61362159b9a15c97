"""What comes with pyobjc."""
