"""Where the encoder for role documents comes from: our own questions over our own documents."""
