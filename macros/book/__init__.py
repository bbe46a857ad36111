"""The book: from the Handbook to one JSON of finished words, and from that to a PDF by Typst."""
