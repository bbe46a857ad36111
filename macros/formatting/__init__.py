"""The one canonical form of a data file."""
