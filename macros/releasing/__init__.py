"""The files of a release, put together from what was built."""
