"""What any site generator is given of the handbook; nothing here knows which one asks."""
