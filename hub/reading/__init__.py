"""Open the registries and read them into records, as the classes of `hub.model` say; report what does not fit."""
