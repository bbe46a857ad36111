"""What changed between two versions: compared, told in words, written as JSON, applied."""
