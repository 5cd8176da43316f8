"""The samples of the demo's series, in the different words in which people deposit tumour and normal tissue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from geneverdict.model.series import SampleTable

RoleWord = Literal["case", "control", "neither"]


class Sample(NamedTuple):
    """One sample as deposited, and what it truly is."""

    title: str
    source: str
    role: RoleWord
    individual: str
    characteristics: Mapping[str, str]
    """"" for a sample that lacks the field."""


def paired_tissue(n_pairs: int = 12, n_alone: int = 2) -> list[Sample]:
    """Colon: pairs, tumours without a partner, one healthy donor.  Some samples lack their stage: keys shift."""
    samples = []
    for number in range(1, n_pairs + n_alone + 1):
        patient = f"P{number:02d}"
        person = {"patient": patient, "gender": "F" if number % 3 else "M", "age": str(48 + number * 7 % 30)}
        stage = "" if number % 4 == 0 else f"{'I' * (1 + number % 3)}"
        tumor = {"tissue": "Colon tumor tissue", "stage": stage, **person}
        samples.append(Sample(f"Simulated colon tumor tissue, {patient}", "Colon tumor", "case", patient, tumor))
        if number <= n_pairs:
            beside = {"tissue": "Colon adjacent non-tumor tissue", "stage": "", **person}
            title = f"Simulated colon adjacent non-tumor tissue, {patient}"
            samples.append(Sample(title, "Colon adjacent non-tumor", "control", patient, beside))
    donor = {"tissue": "Colon tissue of a healthy donor", "stage": "", "patient": "H01", "gender": "F", "age": "35"}
    samples.append(Sample("Simulated colon tissue, healthy donor", "Healthy donor", "neither", "H01", donor))
    return samples


def cancer_and_normal(n_case: int = 10, n_control: int = 9) -> list[Sample]:
    """Stomach, unpaired: ``gastric cancer`` against ``normal``."""
    samples = []
    for number in range(1, n_case + 1):
        said = {"disease state": "gastric cancer", "gender": "M" if number % 2 else "F"}
        samples.append(Sample(f"Simulated gastric cancer {number}", "stomach, cancer", "case", f"c{number}", said))
    for number in range(1, n_control + 1):
        said = {"disease state": "normal", "gender": "M" if number % 2 else "F"}
        title = f"Simulated normal gastric mucosa {number}"
        samples.append(Sample(title, "stomach, normal", "control", f"n{number}", said))
    return samples


def carcinoma_and_healthy(n_case: int = 8, n_control: int = 7) -> list[Sample]:
    """Liver, unpaired, and a cell line that is neither."""
    samples = []
    for number in range(1, n_control + 1):
        said = {"sample type": "healthy liver"}
        samples.append(Sample(f"Simulated healthy liver {number}", "healthy liver", "control", f"h{number}", said))
    for number in range(1, n_case + 1):
        said = {"sample type": "hepatocellular carcinoma"}
        title = f"Simulated hepatocellular carcinoma {number}"
        samples.append(Sample(title, "hepatocellular carcinoma", "case", f"t{number}", said))
    line = {"sample type": "cell line"}
    samples.append(Sample("Simulated HCC cell line", "hepatoma cell line", "neither", "line", line))
    return samples


def carcinoma_and_para(n_each: int = 5) -> list[Sample]:
    """Nasopharynx, unpaired: carcinoma against para-carcinoma."""
    samples = []
    for number in range(1, n_each + 1):
        title = f"Simulated nasopharyngeal carcinoma tissue {number}"
        said = {"tissue": "nasopharyngeal carcinoma"}
        samples.append(Sample(title, "carcinoma tissue", "case", f"t{number}", said))
    for number in range(1, n_each + 1):
        title = f"Simulated para-carcinoma tissue {number}"
        said = {"tissue": "para-carcinoma tissue"}
        samples.append(Sample(title, "para-carcinoma tissue", "control", f"n{number}", said))
    return samples


def unclear_cultures(n_each: int = 4) -> list[Sample]:
    """Cultures A and B: nothing says which is the case."""
    arms: tuple[tuple[str, RoleWord], ...] = (("A", "case"), ("B", "control"))
    return [
        Sample(f"Simulated culture {arm}, well {n}", "cultured cells", role, f"{arm}{n}", {"condition": arm})
        for arm, role in arms
        for n in range(1, n_each + 1)
    ]


def own_pairs(n_pairs: int = 8) -> list[Sample]:
    """Pancreas, one's own sample sheet: Group d or c, Block the patient."""
    arms: tuple[tuple[str, RoleWord], ...] = (("d", "case"), ("c", "control"))
    return [
        Sample(f"sim_{group}{n}", "", role, f"B{n}", {"Group": group, "Block": f"B{n}"})
        for n in range(1, n_pairs + 1)
        for group, role in arms
    ]


def sample_table(ids: tuple[str, ...], platform: str, samples: list[Sample], n_probes: int) -> SampleTable:
    """The samples as GEO's fields."""
    n = len(samples)
    keys = tuple(samples[0].characteristics)
    columns = {
        "title": tuple(sample.title for sample in samples),
        "geo_accession": ids,
        "status": ("Simulated, never public on GEO",) * n,
        "type": ("RNA",) * n,
        "channel_count": ("1",) * n,
        "source_name": tuple(sample.source for sample in samples),
        "organism": ("Homo sapiens",) * n,
        **{key: tuple(sample.characteristics[key] for sample in samples) for key in keys},
        "molecule": ("total RNA",) * n,
        "taxid": ("9606",) * n,
        "platform_id": (platform,) * n,
        "data_row_count": (str(n_probes),) * n,
    }
    return SampleTable(ids=ids, columns=columns, characteristics=keys)
