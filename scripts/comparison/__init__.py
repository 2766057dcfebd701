"""Compare two OpenAPI documents.

loading reads a document, surface lists its operations, shapes and limits read its schemas.
documents and bodies compare; differences holds the classes; texts compares numbers in descriptions.
compact and baseline record an edition, accepted reads what we accept, known puts both to use.
locations finds the line in our chapters, report writes.
"""
