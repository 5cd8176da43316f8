"""geneverdict: why is my gene not in the list?"""

__version__ = "0.1.0"
