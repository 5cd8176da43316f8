"""Which sample each column of counts is of: by what both are called, never by their order alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from geneverdict.errors import ReadError
from geneverdict.io.sources.sheet_names import make_name
from geneverdict.messages import Code, Message, Name, Value, count, quoted

_ENDINGS = re.compile(
    r"(?:\.(?:gz|txt|tsv|csv|tab|sf|results|genes|isoforms|quant|out|bam|sam|cram|sorted|bai|fastq|fq|xlsx)"
    r"|[._-]?(?:counts?|htseq|htseq[_-]?counts?|featurecounts?|readspergene|abundance|sortedbycoord|aligned))\Z",
    re.IGNORECASE,
)
_GENERIC = frozenset(("", "quant", "abundance", "accepted_hits", "counts", "readspergene", "aligned", "genes"))
_ACCESSION = re.compile(r"(?<![A-Za-z0-9])(?:GSM|[SED]R[RXS]|SAM[NED][A-Z]?)[0-9]+", re.IGNORECASE)
_PARTS = re.compile(r"[;,]\s+|\s+\|\s+")
_WORD = re.compile(r"[^\W_]+")
_AFTER = re.compile(r"[:=]\s*")
_LEAST = 0.5
"""Share of the columns, or of the samples where these are fewer, that must be joined."""
_SHORTEST = 2
"""Letters of a name that may be looked for within another."""


_TOLD = ("geo_accession", "title", "description")
"""Fields by which GEO's samples are shown."""


class Joined(NamedTuple):
    """Columns and the samples they are of, in the order of the samples; the field and the form of names that fit."""

    columns: tuple[int, ...]
    samples: tuple[int, ...]
    field: str
    form: str

    def note(self) -> Message:
        values: dict[str, Value] = {"n": count(len(self.samples)), "field": Name(self.field), "form": Code(self.form)}
        return Message("read-joined", values)


def sample_name(text: str) -> str:
    """What a file of one sample is called after: its name without endings, its folder's where it has none of its own.

    >>> sample_name("/home/x/mapping/HBR_1/HBR_1.sorted.bam"), sample_name("salmon/SRR1039508/quant.sf.gz")
    ('HBR_1', 'SRR1039508')
    """
    for part in reversed(re.split(r"[/\\]", text)):
        shorter, name = "", part.strip()
        while shorter != name:
            shorter, name = name, _ENDINGS.sub("", name)
        if name.casefold() not in _GENERIC:
            return name
    return text


def join(columns: Sequence[str], fields: Mapping[str, Sequence[str]], where: str) -> Joined | None:
    """The field and the form of names that join most columns, each to one sample; None where too few are joined.

    ``fields``: field → one text for each sample; a text may hold several names (``a; b``, ``name: a``).  Of equally
    good ways the strictest, then the first field, is taken; raises ReadError where two fields that fit equally well
    give the columns to different samples.
    """
    n_samples = max((len(texts) for texts in fields.values()), default=0)
    fewer = min(len(columns), n_samples)
    needed = _LEAST * fewer
    fields = {field: texts for field, texts in fields.items() if len(set(texts)) >= needed}
    best: list[Joined] = []
    for form, keys in _FORMS.items():
        for field, texts in fields.items():
            pairs = _one_to_one([set(keys(name)) for name in columns], [_keys_of_text(text, keys) for text in texts])
            if pairs and (not best or len(pairs) >= len(best[0].columns)):
                found = Joined(tuple(c for _, c in pairs), tuple(s for s, _ in pairs), field, form)
                best = [*best, found] if best and len(pairs) == len(best[0].columns) else [found]
    if not best or len(best[0].columns) < fewer:
        best = [one for field, texts in fields.items() if (one := _by_parts(columns, field, texts))][:1] or best
    if not best or len(best[0].columns) < needed:
        return None
    first = best[0]
    against = [other for other in best if other.form == first.form and other.columns != first.columns]
    against = [other for other in against if set(other.samples) == set(first.samples)]
    if against:
        raise ReadError(
            Message("error-joined_twice", {"one": Name(first.field), "other": Name(against[0].field)}), where=where
        )
    return first


def _exact(text: str) -> Iterable[str]:
    return (text,) if text else ()


def _file(text: str) -> Iterable[str]:
    return _exact(sample_name(text))


def _accession(text: str) -> Iterable[str]:
    found = {match.upper() for match in _ACCESSION.findall(text)}
    return tuple(found)


def _r_name(text: str) -> Iterable[str]:
    return _exact(make_name(text) if text else "")


def _letters(text: str) -> Iterable[str]:
    return _exact("".join(c for c in sample_name(text).casefold() if c.isalnum()))


_FORMS: Mapping[str, Callable[[str], Iterable[str]]] = {
    "as_written": _exact,
    "file": _file,
    "accession": _accession,
    "r_name": _r_name,
    "letters": _letters,
}


def _keys_of_text(text: str, keys: Callable[[str], Iterable[str]]) -> set[str]:
    """Of the whole text, of its parts and of what stands behind ``name:`` in them."""
    parts = [text, *_PARTS.split(text)]
    parts += [_AFTER.split(part, maxsplit=1)[1] for part in parts if _AFTER.search(part)]
    return {key for part in parts for key in keys(part.strip())}


def _one_to_one(columns: Sequence[set[str]], samples: Sequence[set[str]]) -> list[tuple[int, int]]:
    """(sample, column) of those whose keys meet in one pair only, by sample."""
    owners: dict[str, list[int]] = defaultdict(list)
    for i, keys in enumerate(samples):
        for key in keys:
            owners[key].append(i)
    of_column = [{i for key in keys for i in owners.get(key, ())} for keys in columns]
    taken: dict[int, list[int]] = defaultdict(list)
    for column, found in enumerate(of_column):
        if len(found) == 1:
            taken[next(iter(found))].append(column)
    return sorted((sample, found[0]) for sample, found in taken.items() if len(found) == 1)


def _by_parts(columns: Sequence[str], field: str, texts: Sequence[str]) -> Joined | None:
    """One name begins with the other, or holds it between marks; all of the fewer must be joined, each to one."""
    if len(set(filter(None, texts))) < _LEAST * len(texts):
        return None
    ways: Mapping[str, tuple[Callable[[str], str], Callable[[str, str], bool]]] = {
        "within": (_words, _holds),
        "start": (str.casefold, _begins),
    }
    for form, (made, fits) in ways.items():
        names, long = [made(sample_name(name)) for name in columns], [made(text) for text in texts]
        owners: dict[int, list[int]] = defaultdict(list)
        for column, name in enumerate(names):
            inside = [i for i, text in enumerate(long) if fits(name, text)]  # of these the longest is meant
            longest = max((len(long[i]) for i in inside), default=0)
            fitting = [i for i in inside if len(long[i]) == longest]
            fitting = fitting or [i for i, text in enumerate(long) if fits(text, name)]
            if len(fitting) == 1:
                owners[fitting[0]].append(column)
        pairs = sorted((sample, at[0]) for sample, at in owners.items() if len(at) == 1)
        if pairs and len(pairs) == min(len(columns), sum(map(bool, texts))):
            return Joined(tuple(c for _, c in pairs), tuple(s for s, _ in pairs), field, form)
    return None


def _holds(long: str, short: str) -> bool:
    """Words between single spaces, with one at either end."""
    return len(short) >= _SHORTEST + 2 and short in long


def _begins(long: str, short: str) -> bool:
    """``long`` begins with ``short``, and no number is cut: ``S1`` does not begin ``S10``."""
    if len(short) < _SHORTEST or not long.startswith(short):
        return False
    rest = long[len(short) :]
    return not (rest[:1].isdigit() and short[-1].isdigit())


def _words(text: str) -> str:
    """Letters and digits, what parts them made one space, with a space at either end."""
    words = " ".join(_WORD.findall(text.casefold()))
    return f" {words} "


def not_joined(columns: Sequence[str], fields: Mapping[str, Sequence[str]], where: str) -> ReadError:
    """The error where the names of columns and samples do not meet."""
    told = [text for name in _TOLD for text in fields.get(name, ())[:1] if text]
    told = told or [text for texts in list(fields.values())[:4] for text in texts[:1] if text]
    values: dict[str, Value] = {"columns": quoted(list(columns)[:4]), "samples": quoted(text[:40] for text in told)}
    return ReadError(Message("error-not_joined", values), where=where)
