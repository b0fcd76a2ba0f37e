"""Relative links lead where they should, from any page to any other."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexteh.site.urls import page_path, relative

FOLDERS = st.lists(st.sampled_from(["en", "coe-197", "art-13", "rights"]), max_size=4).map(
    lambda parts: "".join(p + "/" for p in parts)
)


@given(FOLDERS, FOLDERS, st.sampled_from(["", "#para-1"]))
def test_relative_is_the_inverse_of_joining(base: str, target: str, fragment: str) -> None:
    root = "https://x.example/"
    assert urljoin(root + base, relative(target + fragment, base)) == root + target + fragment


@pytest.mark.parametrize(
    ("address", "lang", "path"),
    [
        ("coe-197/art-13", "fr", "coe-197/art-13/"),
        ("coe-197/art-13", "ar", "ar/coe-197/art-13/"),
        ("", "fr", ""),
        ("", "en", "en/"),
    ],
)
def test_page_path(address: str, lang: str, path: str) -> None:
    assert page_path(address, lang, "fr") == path
