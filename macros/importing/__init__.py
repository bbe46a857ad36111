"""Rows of other data sets turned into drafts of records, with every doubt told."""
