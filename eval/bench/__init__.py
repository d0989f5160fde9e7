"""How fast and how light: measured through the command line, the library and HTTP, never asserted."""
