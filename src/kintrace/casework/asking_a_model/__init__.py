"""Ask a model that the user brings: the one place of the program that opens a connection of its own accord."""
