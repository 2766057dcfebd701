"""Bulk runs: one operation on many items, with a report, a journal and progress.

bulk: the function. options: its arguments. runner: workers. processor: one item.
in_flight: cancellation. items: the items and how they are recognized.
journal, journal_file: what is written to disk. report, stats, progress, bars: what is reported.
"""
