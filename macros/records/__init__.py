"""The kinds of record: one frozen model per kind, declared once.

From these models come the checks of single fields, the JSON Schemas for editors, the
contributor guide and the formatter's order of keys.
"""
