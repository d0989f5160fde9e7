"""Ready-made frameworks, each set up as its own first pages show, over the same corpus and the same encoder.

They come with `pip install 'rolecite[peers]'`; a bench leaves out those that are not there, and says so.
"""
