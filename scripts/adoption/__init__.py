"""Write the news of a published document into the chapters: adopter decides what, chapter_text writes it."""
