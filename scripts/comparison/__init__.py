"""Compare two OpenAPI documents.

loading reads a document, surface lists its operations, shapes and limits read its schemas; documents and bodies compare,
differences classifies; locations finds the line in our chapters, report writes. texts compares numbers in descriptions,
compact and baseline record an edition, accepted reads what we accept, known puts all of this together.
"""
