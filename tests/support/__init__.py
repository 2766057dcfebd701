"""What several test files share: servers, clocks, projects of the fake, and requests."""
