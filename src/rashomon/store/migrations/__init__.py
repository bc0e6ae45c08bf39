"""The steps from the tables of one rashomon to those of the next, one module each in `versions`.

A step only adds tables, columns with a default, and indexes. It never builds a table anew, because what guards a table
would be lost on the way.
"""
