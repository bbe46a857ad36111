"""What the handbook gives to other programs: one module per format, each makes whole files.

A format module yields `ExportFile`s and writes nothing; `catalogue.py` lists the modules,
`writer.py` alone touches the disk.
"""
