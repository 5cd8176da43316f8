"""The workbench: from an accession to the results in the browser, in a folder of its own on this machine."""
