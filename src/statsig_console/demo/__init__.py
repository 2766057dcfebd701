"""An example program: find the stale gates of a large project and archive those that nothing uses."""
