"""The pictures that are shipped, and the programs that draw them."""
