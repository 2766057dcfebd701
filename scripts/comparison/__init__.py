"""Compare two documents: surface and shapes read them, documents and bodies compare, differences report."""
