"""What can go wrong around the program: no entry is lost or doubled, nothing spins, and it goes on afterwards."""
