"""Codes that preparation puts together at run time are in the catalogue."""

from __future__ import annotations

import pytest

from geneverdict.messages import Message, Name, english, has, say
from geneverdict.messages.catalogue import own_catalogue
from geneverdict.model.survival import Endpoint
from geneverdict.preparation.groups.diseases import SUBTYPE
from geneverdict.preparation.groups.proposal import kind_of
from geneverdict.preparation.groups.words import CASES, CONTROLS


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_kind_of_the_vocabulary_has_a_name(lang: str) -> None:
    kinds = {word.kind for word in (*CONTROLS, *CASES) if word.axis in ("disease", "any")}
    kinds |= {"yes_no", *SUBTYPE} - {"recurrent"}
    own = own_catalogue(lang)
    assert [kind for kind in kinds if kind_of(kind).code not in own] == []


def test_every_endpoint_has_a_name() -> None:
    assert [end for end in Endpoint if not has(end.message.code)] == []
    assert english(Endpoint.LOCAL_RECURRENCE.message) == "local recurrence-free survival"


def test_whoever_is_left_out_can_be_counted() -> None:
    reasons = [code for code in own_catalogue("en") if code.startswith("out-")]
    assert reasons
    assert all(has(code, "counted") for code in reasons)


@pytest.mark.parametrize(
    "flag", ["no_genes", "mostly_zero_variance", "some_zero_variance", "one_gene", "no_residual_df", "trend", "robust"]
)
def test_every_flag_of_a_fit_is_a_sentence(flag: str) -> None:
    assert len(english(Message(f"fit-{flag}")).split()) > 3


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_names_are_never_changed(lang: str) -> None:
    odd = "up { $n } “12 samples” '}"
    for code in ("role-silent", "pairs-none_complete"):
        assert odd in say(Message(code, {"field": Name(odd)}), lang)
