"""Answers to questions about the handbook: from all records to rows, one module a question."""
