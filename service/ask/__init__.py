"""A question becomes a typed answer: whom it is about, what it asks, and the lines that say it."""
