"""What survives a restart: a TOML file that the program owns."""
