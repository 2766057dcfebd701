"""Adopt a published document: adopter finds the new parts, chapter_text writes them into the chapters."""
