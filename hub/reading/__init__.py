"""Trees become records, field by field, as the types of `hub.model.records` say; what does not fit is reported."""
