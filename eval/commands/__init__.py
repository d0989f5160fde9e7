"""The commands of `rolecite eval`, one module each. What they need is imported when they run, to keep --help quick."""
