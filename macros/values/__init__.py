"""One module per kind of value: what a single YAML scalar may say, and what it means."""
