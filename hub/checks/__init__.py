"""The rules of the registries, as generators of faults and problems; each module looks at one kind of thing."""
