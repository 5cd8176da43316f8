"""Names of organs and tissues, as patterns on folded text: data."""

from __future__ import annotations

import re
from typing import Final

ORGANS: Final = {
    "lung": r"lungs?|pulmonary|bronch(?:us|i|ial)|肺",
    "liver": r"livers?|hepatic|肝",
    "kidney": r"kidneys?|renal|肾",
    "heart": r"hearts?|cardiac|myocardi(?:um|al)|ventric(?:le|ular)|心脏|心肌",
    "brain": r"brains?|cerebral|(?:frontal|prefrontal|temporal|cerebral|parietal|occipital|motor|cingulate|entorhinal) "
    r"cortex|脑",
    "cerebellum": r"cerebell(?:um|ar)|小脑",
    "hippocampus": r"hippocamp(?:us|al)|海马",
    "skin": r"skins?|epiderm(?:is|al)|derm(?:is|al)|皮肤",
    "muscle": r"(?:skeletal )?muscles?|骨骼肌",
    "adipose tissue": r"adipose|fat pads?|脂肪",
    "breast": r"breasts?|mammary|乳腺",
    "stomach": r"stomachs?|gastric|胃",
    "bowel": r"colon(?:ic)?|rect(?:um|al)|colorect(?:um|al)|sigmoid|c[ae]?ecum|ile(?:um|al)|jejun(?:um|al)|"
    r"duoden(?:um|al)|intestin(?:e|al)|bowel|肠",
    "pancreas": r"pancrea(?:s|tic)|islets?|胰",
    "spleen": r"spleens?|splenic|脾",
    "thymus": r"thym(?:us|ic)|胸腺",
    "thyroid": r"thyroid|甲状腺",
    "prostate": r"prostat(?:e|ic)|前列腺",
    "ovary": r"ovar(?:y|ies|ian)|卵巢",
    "uterus": r"uter(?:us|ine)|endometri(?:um|al)|myometri(?:um|al)|cervix|cervical|子宫|宫颈",
    "placenta": r"placentas?|placental|胎盘",
    "testis": r"test(?:is|es|icular)|睾丸",
    "bladder": r"bladders?|urotheli(?:um|al)|膀胱",
    "oesophagus": r"o?esophag(?:us|eal)|食管",
    "blood": r"(?:whole |peripheral )?blood|pbmcs?|血(?!管)",
    "bone marrow": r"bone marrow|骨髓",
    "bone": r"bones?(?! marrow)|骨(?!髓|骼)",
    "cartilage": r"cartilages?|软骨",
    "synovium": r"synovi(?:um|al)|滑膜",
    "retina": r"retinas?|retinal|视网膜",
    "lymph node": r"lymph nodes?|tonsils?|淋巴结|扁桃体",
    "spinal cord": r"spinal cord|脊髓",
}
_ORGAN = {name: re.compile(rf"(?<![a-z])(?:{ways})(?![a-z])") for name, ways in ORGANS.items()}


def organs_in(text: str) -> frozenset[str]:
    """The organs that a folded text names.

    >>> sorted(organs_in("normal colonic mucosa"))
    ['bowel']
    """
    return frozenset(organ for organ, way in _ORGAN.items() if way.search(text))
