"""The OpenAPI document in openapi/: bundle merges it, document, places and lines read it, lint checks it."""
