"""A bulk run that is killed, resumed and compared with a run that was not killed."""
