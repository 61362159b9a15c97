"""Whether the tests of the engine notice when it is wrong: small mistakes are made in it, one at a time."""
