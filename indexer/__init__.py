"""Items become passages, vectors, a lexical index and a catalogue, committed as one snapshot."""
