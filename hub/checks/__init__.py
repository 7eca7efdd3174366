"""The rules for registries and pages, as generators of faults and problems; each module checks one subject."""
