"""The tables of the published data: each column declared once.

From these declarations come the CSV files, the data dictionary, `datapackage.json` and the
tables of `handbook.sqlite`.
"""
