"""Bulk runs: one operation on many items, with a report, a journal and progress.

bulk: the public functions. options: their arguments, and shared types. runner: workers. processor: one item.
grace_period: cancellation. items: the items and how they are recognized in a later run.
journal, journal_file: what is written to disk. report, stats, bars: what is reported.
"""
