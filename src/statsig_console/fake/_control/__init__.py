"""Control requests, which change and read the fake itself.

`endpoints` answers the requests under `/_fake/`, `page` (with `page.html`) shows the state in a browser.
"""
