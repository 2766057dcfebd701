"""What the OpenAPI document says, in the form that a server needs.

`document` reads the merged document, `routing` finds the operation for a method and a path, `validation`
checks a request against the document, `reviewed` lists the changes that a review could propose.
"""
