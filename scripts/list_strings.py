"""List the English strings that people see: templates of the sources, and texts of rendered results.

python scripts/list_strings.py                      # every template, by file
python scripts/list_strings.py --missing zh         # those without a translation
python scripts/list_strings.py --missing zh results # and the texts of this results folder
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from geneverdict.language import LANGUAGES, catalogue, untranslated
from geneverdict.language.english import english_words
from strings_of_results import texts_of_results
from strings_of_sources import PLACEHOLDER, templates_of_sources


def main() -> None:
    """Print what was asked for, one string a line, under the name of its file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missing", choices=LANGUAGES, default="en", help="only what has no translation")
    parser.add_argument("--all", action="store_true", help="errors of the command line and single words, too")
    parser.add_argument("results", nargs="*", type=Path)
    asked = parser.parse_args()
    found = dict(templates_of_sources(everything=asked.all))
    for folder in asked.results:
        found |= texts_of_results(folder)
    for file, strings in found.items():
        shown = [text for text in strings if asked.missing == "en" or is_missing(text, asked.missing)]
        if shown:
            print(f"\n=== {file} ({len(shown)} of {len(strings)})")
        for text in shown:
            print(" ".join(text.split()))


def is_missing(template: str, lang: str) -> bool:
    """Whether the template leaves English, its placeholders filled with something, and has words that no entry has.

    A placeholder stands for words that the catalogue may write out, a template for each; what really is said is tested
    on results.
    """
    if not all(untranslated(text, lang) for text in filled(template)):
        return False
    known = "\n".join(map(flat, catalogue(lang)))
    return not all(chunk in known for chunk in chunks(template))


def filled(template: str) -> list[str]:
    """The template with ids, with numbers and with nothing in its placeholders."""
    return [PLACEHOLDER.sub(value, template) for value in ("X1", "7", "")]


def chunks(template: str) -> list[str]:
    """What stands between placeholders, as far as it is English."""
    return [flat(chunk) for chunk in PLACEHOLDER.split(template) if english_words(chunk)]


def flat(text: str) -> str:
    """The text in small letters, without what only separates."""
    return " ".join(text.lower().split()).strip(" ,;:.()'\"→")


if __name__ == "__main__":
    main()
