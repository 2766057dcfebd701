"""The OpenAPI document in openapi/: bundle merges it, document and places read it, lint checks it."""
