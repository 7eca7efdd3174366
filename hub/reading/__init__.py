"""Read the registries into records, field by field, by the types of `hub.model.records`; report what does not fit."""
