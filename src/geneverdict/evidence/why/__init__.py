"""Why one gene is, or is not, called in one series: the ordered diagnosis.  The entrance is ``diagnose.diagnose``."""
