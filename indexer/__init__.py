"""Items become passages, vectors, a lexical index and a catalogue, committed as one snapshot."""

import os

# ONNX Runtime reads it when it is imported; it would count uses in a file, and send the counts when it can.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
