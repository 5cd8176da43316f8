"""The day on which an array was scanned, as the programs of scanners write it."""

from __future__ import annotations

import re
from datetime import date

_TIME = r"[ T]\d\d:\d\d"
_MONTH_FIRST = re.compile(rf"(?<!\d)(\d\d)[/-](\d\d)[/-](\d\d(?:\d\d)?){_TIME}")
"""``08/16/01 17:28:31`` in CEL files, ``04-20-2011 11:40:45`` in Agilent's."""
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}})[/-](\d\d)[/-](\d\d){_TIME}")
"""``2004/05/12 14:02:11`` in GenePix's, ``2009-05-12T14:02:11Z`` in Command Console's."""
_CENTURY = 70


def scan_day(head: bytes) -> str:
    """The day that the header of a file names first, ``2001-08-16``; "" where it names none.

    Command Console writes two bytes for a letter, the first of them empty.

    >>> scan_day(b"DatHeader=[0..9] VE=17 2.0 08/16/01 17:28:31"), scan_day(b"no day")
    ('2001-08-16', '')
    """
    text = head.replace(b"\0", b"").decode("latin-1")
    for pattern in (_YEAR_FIRST, _MONTH_FIRST):
        if found := pattern.search(text):
            one, two, three = map(int, found.groups())
            year, month, day = (one, two, three) if pattern is _YEAR_FIRST else (three, one, two)
            if year < 100:
                year += 1900 if year >= _CENTURY else 2000
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                continue
    return ""
