"""A run of bulk that is killed, resumed and compared with one that was let alone."""
