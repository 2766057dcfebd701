"""The lint rules of the document, one module for each subject; register holds them all."""
