"""Reading what depositors wrote: one text into hits, one field into stands, one text into its stem."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from geneverdict.model.series import SampleTable, Series
from geneverdict.preparation.groups import keys, words

Side = words.Side

_TECHNICAL = re.compile(
    r"^(geo_accession|status|submission_date|last_update_date|type|channel_count|organism.*|molecule.*|taxid.*|"
    r"label.*"
    r"|extract_protocol.*|label_protocol.*|hyb_protocol|scan_protocol|growth_protocol.*|data_.*|platform_id|contact.*"
    r"|supplementary_file.*|series_id|relation|instrument_model|library_.*|biomaterial_provider.*|tag.*|sample_id)$"
)
_FREE_TEXT = re.compile(r"^(description|treatment_protocol.*)$")


_ANY_WORD = re.compile("|".join(f"(?:{word.pattern.pattern})" for word in words.WORDS))


class Hit(NamedTuple):
    """One vocabulary entry found in a text, with the words that matched."""

    axis: str
    side: Side
    kind: str
    text: str


class Stand(NamedTuple):
    """Where one value stands on the disease axis; ``kind`` "" means that it says nothing."""

    side: Side
    kind: str
    text: str


SILENT = Stand("other", "", "")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that may name groups, the best evidence first, and those set aside."""

    table: SampleTable
    roles: tuple[str, ...]
    ids: tuple[str, ...]
    properties: tuple[str, ...]
    coded: frozenset[str] = frozenset()
    """Free texts, and columns of names: nearly every sample has a value of its own."""

    def values(self, field: str) -> tuple[str, ...]:
        return self.table.columns[field]

    def hits(self, field: str) -> tuple[tuple[Hit, ...], ...]:
        """What the vocabulary finds in each value; abbreviations only where the column falls into groups."""
        found = _less_measured(self.values(field))
        if field not in self.coded:
            return found
        return tuple(tuple(h for h in row if not is_short(h)) for row in found)

    def stands(self, field: str) -> tuple[Stand, ...]:
        """Where each value stands on the disease axis; an illness that all samples have is not what parts them."""
        found = self.hits(field)
        shared = set.intersection(*(set(row) for row in found)) if found else set()
        common = {hit for hit in shared if hit.kind.startswith("disease:")}
        own = [[h for h in row if h not in common] or row for row in found]
        return tuple(stand(field, value, told) for value, told in zip(self.values(field), own, strict=True))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, plain quotes and hyphens, ``_`` as a blank, single blanks."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("`", "'")
    return " ".join(re.sub(r"[\u2010-\u2015\u2212]", "-", text).replace("_", " ").split())


def is_short(hit: Hit) -> bool:
    """An abbreviation of two or three letters: a word only where a column falls into groups."""
    letters = re.sub(r"[\W\d_]", "", hit.text)
    return letters.isascii() and len(letters) <= 3


LONGEST_READ = 20_000
"""Letters of a text that words are looked for in: no text of a sample is longer, and a longer one takes for ever."""


@lru_cache(maxsize=65536)
def hits(text: str) -> tuple[Hit, ...]:
    """Everything the vocabulary finds in a text; what one entry matched the later ones no longer see."""
    left, found = fold(text[:LONGEST_READ]), []
    if not _ANY_WORD.search(left):
        return ()
    for word in words.WORDS:
        for match in word.pattern.finditer(left):
            found.append(Hit(word.axis, word.side, word.kind, match.group().strip()))
        left = word.pattern.sub(" ¦ ", left)
    return tuple(found)


_LEVEL = r"(?:abnormal|elevated|raised|high|higher|low|lower|increased|decreased|reduced|impaired|altered|deficient)"
_MEASURED = tuple(
    (re.compile(rf"(?<![a-z])normal[- ]{noun}"), re.compile(rf"(?<![a-z]){_LEVEL}[- ]{noun}"))
    for noun in (r"([a-z0-9]{2,})",)
) + ((re.compile(r"([a-z0-9]{2,})[-: ]+normal(?![a-z])"), re.compile(rf"([a-z0-9]{{2,}})[-: ]+{_LEVEL}(?![a-z])")),)


@lru_cache(maxsize=4096)
def _less_measured(values: tuple[str, ...]) -> tuple[tuple[Hit, ...], ...]:
    """The hits in each value; "normal LDH" is no normal where another sample has elevated LDH."""
    texts = list(map(fold, values))
    measured: set[int] = set()
    for normal, other in _MEASURED:
        named = {noun for text in texts for noun in other.findall(text)}
        measured |= {i for i, text in enumerate(texts) if set(normal.findall(text)) & named}
    return tuple(
        tuple(h for h in hits(value) if not (i in measured and h.kind == "normal")) for i, value in enumerate(values)
    )


def fields_of(series: Series) -> Fields:
    """Sort the sample fields: those that may name groups, those that name individuals, and mere properties."""
    roles, ids, properties = [], [], []
    samples = replace(series.samples, columns={n: _told(values) for n, values in series.samples.columns.items()})
    for name, values in samples.columns.items():
        key = fold(name)
        if not any(values) or is_technical(name, samples):
            continue
        if keys.ID_KEY.search(key) and not keys.NOT_ID_KEY.search(key) and not _speaks(values):
            ids.append(name)
        elif keys.PROPERTY_KEY.search(key) or keys.SMOKING_KEY.search(key) or tells_fates(values):
            properties.append(name)
        else:
            roles.append(name)
    coded = frozenset(name for name in roles if is_free_text(name) or _all_differ(samples.columns[name]))
    return Fields(samples, tuple(sorted(roles, key=_rank)), tuple(ids), tuple(properties), coded)


def _told(values: Sequence[str]) -> tuple[str, ...]:
    """Cells that say that nothing is known are empty."""
    return tuple("" if fold(value).strip("[]() ") in keys.UNTOLD_VALUES else value for value in values)


_NAMES = 0.8
"""Share of the samples with a stem of their own from which a column is one of names."""


def _all_differ(values: Sequence[str]) -> bool:
    full = [value for value in values if value]
    told = stems(full)
    n_stems = len({stem for stem in told if stem}) + told.count("")  # what is nothing but a name has no stem
    return len(full) >= 4 and len(set(full)) >= _NAMES * len(full) and n_stems >= _NAMES * len(full)


def tells_fates(values: Sequence[str]) -> bool:
    """Every value says what became of the patient."""
    return all(keys.FATE.fullmatch(fold(value)) for value in values if value)


def _speaks(values: Sequence[str]) -> bool:
    """Some values hold words for a control and others none: the field is a group, whatever its name."""
    said = [{h.side for h in hits(v) if h.axis in ("disease", "any")} for v in values if v]
    told = [s for s in said if s]
    return any("control" in s for s in said) and any("control" not in s for s in said) and 2 * len(told) > len(said)


def _rank(name: str) -> int:
    key = fold(name)
    if is_free_text(name):
        return 4
    if key == "title":
        return 1
    if keys.GOOD_KEY.search(key):
        return 0
    return 2 if key.startswith("source") else 3


def is_technical(name: str, samples: SampleTable) -> bool:
    """A field of GEO's own that tells of the laboratory and the deposit, not of the sample."""
    return _TECHNICAL.match(name.casefold()) is not None and name not in samples.characteristics


def is_free_text(name: str) -> bool:
    return _FREE_TEXT.match(name.casefold()) is not None


def stand(field: str, value: str, said: Sequence[Hit] | None = None) -> Stand:
    """Where one value stands on the disease axis; ``said``: the hits in it that count, all by default.

    The order of the tests is the meaning: a normal tissue *of a cancer patient* is normal, a metastatic cancer is a
    metastasis, an adenoma beside the word cancer is a cancer.
    """
    key, text = fold(field), fold(value)
    if not text:
        return SILENT
    if special := _by_key(key, text):
        return special
    found = [h for h in (hits(value) if said is None else said) if h.axis in ("disease", "any")]
    for wanted in (("adjacent", "unaffected"), ("negated",), ("healthy",), ("normal",)):
        if hit := _first(found, *wanted):
            return Stand("control", hit.kind, hit.text)
    tumour = _first(found, "tumour")
    if (hit := _first(found, "metastatic")) and not re.search(r"(?<![a-z])primary", text):
        return Stand("other", "metastatic", hit.text)
    if (hit := _first(found, "benign")) is not None:
        return Stand("other", "benign", hit.text)
    if tumour:
        return Stand("case", "tumour", tumour.text)
    for hit in found:
        if hit.side == "case" and hit.kind != "patient":
            return Stand("case", hit.kind, hit.text)
    if hit := next((h for h in found if h.kind.startswith("early:")), None):
        return Stand("other", hit.kind, hit.text)
    if hit := _first(found, "control", "patient"):
        return Stand(hit.side, hit.kind, hit.text)
    return SILENT


def _by_key(key: str, text: str) -> Stand | None:
    """Values that mean something only under their key: "tumor: yes", "disease: none"."""
    if text in keys.YES_NO and any(h.side == "case" and h.axis == "disease" for h in hits(key)):
        yes = text in ("yes", "y", "1", "true", "positive", "pos", "+", "present")
        return Stand("case" if yes else "control", "yes_no", f"{key}: {text}")
    if text in keys.NONE_VALUES and keys.DISEASE_KEY.search(key):
        return Stand("control", "negated", text)
    return None


def _first(found: Sequence[Hit], *kinds: str) -> Hit | None:
    return next((hit for kind in kinds for hit in found if hit.kind == kind), None)


def stems(values: Sequence[str]) -> tuple[str, ...]:
    """Each value less what counts or names individuals, so that replicates of one group have one stem."""
    return _stems(tuple(values))


@lru_cache(maxsize=1024)
def _stems(values: tuple[str, ...]) -> tuple[str, ...]:
    tokens = [_tokens(value) for value in values]
    once = Counter(token for row in tokens for token in set(row))
    bases = Counter(base for row in tokens for base in {_base(token) for token in row})
    counted = {t for t in once if once[t] == 1 and (bases[_base(t)] > 1 or once[_base(t)])}
    names = _names(tokens, {t for t in once if once[t] == 1}) - counted
    cut = [[_base(t) if t in counted else t for t in row if t not in names] for row in tokens]
    return _without_letters([" ".join(token for token in row if token) for row in cut])


def _names(tokens: Sequence[Sequence[str]], own: set[str]) -> set[str]:
    """Words that one sample alone has, with letters and figures (``htp0335a2``): names where most samples have one."""
    codes = {token for token in own if re.search(r"[a-z].*\d|\d.*[a-z]", token)}
    named = sum(any(token in codes for token in row) for row in tokens)
    return codes if len(tokens) >= 4 and 4 * named >= 3 * len(tokens) else set()


_KEPT_NUMBER = re.compile(
    r"(?:days?|week|month|hour|stage|grade|dose|visit|passage|phase|time ?point)[ -]?\d+(?:\.\d+)?(?![0-9])"
    r"|(?<![a-z0-9.])\d+(?:\.\d+)? ?-?(?:h|hrs?|hours?|min|mins|minutes|d|dp|dpi|hpi|days?|weeks?|wks?|months?|"
    r"[unpmµμ]m|[unmµμ]g|gy|%|moi)(?![a-z])"
)
_TO_PRIVATE = {ord(str(d)): chr(0xE000 + d) for d in range(10)} | {
    ord(" "): "\ue00b",
    ord("."): "\ue00c",
    ord("-"): "\ue00d",
    ord("/"): "\ue00e",
}
_COUNTED = re.compile(
    rf"(?<![a-z]){keys.COUNTER}(?![a-z])(?: (?:id|no|nr|number)(?![a-z]))?[ .:#-]*"
    r"(?:[a-z]{0,3}-?\d+[a-z]?|[a-z])(?![a-z0-9])"
)
_KEPT_NAME = re.compile(r"^(?:il|mir|cd|bmp|fgf|tgf|ifn|p|wnt|ccl|cxcl|tnf|sirt|hif|stat|gata|let)$")


@lru_cache(maxsize=65536)
def _tokens(value: str) -> list[str]:
    text = re.sub(r"[-+]/[-+]", lambda m: m.group().translate(_TO_PRIVATE), fold(value))
    text = _KEPT_NUMBER.sub(lambda m: m.group().translate(_TO_PRIVATE), text)
    text = _COUNTED.sub(" ", text)
    pieces = (piece.lstrip("-.'/#").rstrip(".'/#") for piece in re.split(r"[\s,;:()\[\]#|]+", text))
    return [
        p
        for p in pieces
        if re.search(r"[^\W_]|[\ue000-\ue00f]", p) and not re.fullmatch(r"[\d.\-/]+|[a-z]-?\d{1,5}|\d{2,}[a-z]", p)
    ]


def _base(token: str) -> str:
    """A token less the number at its end, unless the number belongs to a name (IL-6, miR-21)."""
    base = re.sub(r"[-.#]?\d+[a-z]?$", "", token)
    return token if not base or _KEPT_NAME.match(base) else base


def _without_letters(found: Sequence[str]) -> tuple[str, ...]:
    """Drop a last letter (A, B, C) that numbers the replicates of every group alike."""
    split = [re.fullmatch(r"(.+?) ([a-h])", stem) for stem in found]
    if not all(split):
        return tuple(found)
    pairs = [(m.group(1), m.group(2)) for m in split if m]
    groups: dict[str, list[str]] = {}
    for stem, letter in pairs:
        groups.setdefault(stem, []).append(letter)
    alike = len({tuple(sorted(letters)) for letters in groups.values()}) == 1
    return tuple(stem for stem, _ in pairs) if alike and len(groups) > 1 else tuple(found)


def plain(stem: str) -> str:
    """A stem as a person would write it."""
    back = {value: chr(key) for key, value in _TO_PRIVATE.items()}
    return "".join(back.get(c, c) for c in stem)


def text_of(series: Series) -> str:
    """The series' own words, folded: title, summary and overall design."""
    names: Mapping[str, tuple[str, ...]] = series.fields
    return fold(" ".join(part for name in ("title", "summary", "overall_design") for part in names.get(name, ())))
