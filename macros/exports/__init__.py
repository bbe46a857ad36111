"""What the handbook gives to other programs."""
