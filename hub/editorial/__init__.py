"""What a machine can say of texts: figures, links, language, typography. A fault is a note, never a refusal."""
