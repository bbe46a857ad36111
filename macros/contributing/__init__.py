"""From answers, options or a filled form to a sound file: the ways in for contributors."""
