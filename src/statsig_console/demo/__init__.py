"""The main job, shown: find the stale gates of a large project and archive those that nothing needs."""
