"""The CAMPUS hub: registries in YAML become checked, joined, translated pages."""
