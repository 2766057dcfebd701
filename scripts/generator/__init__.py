"""From the document to the code and the reference.

preparation changes the document, run drives openapi-python-client, command_tree writes the tree of commands,
reference writes docs/reference/ from the document and the generated code.
"""
