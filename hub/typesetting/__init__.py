"""Sets documents and pictures with Typst: templates, fonts, and what is kept of earlier builds."""
