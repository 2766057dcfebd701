"""From the document to the code.

preparation changes the document, run drives openapi-python-client, command_tree writes the tree of commands.
"""
