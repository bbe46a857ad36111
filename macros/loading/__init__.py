"""From files to records: reading YAML with positions, building records, linking them."""
