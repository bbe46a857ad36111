"""From rows and records to the Markdown and HTML of pages."""
