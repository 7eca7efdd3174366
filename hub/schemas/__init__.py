"""Files generated from the model: JSON Schemas, the guide's page of fields, templates of new records."""
