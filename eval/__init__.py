"""Judgements, runs, measures, comparisons and reports; asks through the service's public door."""
