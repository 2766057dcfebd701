"""Bulk runs: one operation on many items, with a report, a journal and progress.

bulk: the public functions. options: their arguments, and shared types. runner: workers. processor: one item.
grace_period: cancellation. items: items, and the keys by which a later run recognizes them.
journal, journal_file: the record on disk. report, stats, bars: outcomes and progress.
"""
