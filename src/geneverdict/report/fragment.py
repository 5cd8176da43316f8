"""A gene's section of the report as a piece of HTML, for a page that draws the pictures itself."""

from __future__ import annotations

import re

from geneverdict.model.verdict import GeneAnswer
from geneverdict.report.report import environment, gene_part

_LINK = re.compile(r'<a href="#([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')


def render_gene(answer: GeneAnswer, *, report: str, named: bool = False, lang: str = "en") -> str:
    """The words and tables on one gene, in full.

    ``report`` is the address of the report: what only it has is linked there.  ``named``: the gene is one of the
    study's own, so that its specification curves are on the page and in the report.
    """
    template = environment(lang).get_template("gene.html.j2")
    part = gene_part(answer, (), None)
    text = template.render(gene=part, svgs={}, figures="", links={}, curves_elsewhere=named)
    return detach(text, report)


def detach(text: str, report: str) -> str:
    """Links within the piece become plain words, because the page keeps its state in the part after the #.

    >>> detach('<p id="a"><a href="#a">here</a>, <a href="#methods">there</a></p>', "/report.html")
    '<p id="a">here, <a href="/report.html#methods">there</a></p>'
    """
    here = set(_ID.findall(text))

    def other(found: re.Match[str]) -> str:
        place, attributes, words = found.groups()
        if place in here:
            return f"<span{attributes}>{words}</span>" if attributes else words
        return f'<a href="{report}#{place}"{attributes}>{words}</a>'

    return _LINK.sub(other, text)
