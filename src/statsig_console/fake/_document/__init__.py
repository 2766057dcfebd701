"""The OpenAPI document in the form that a server needs.

`document` reads the merged document, `routing` finds the operation for a method and a path, `validation`
checks a request against the document, `reviewed` lists the writes that a review could propose.
"""
