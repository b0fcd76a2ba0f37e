"""Where a page stands on the site: addresses to paths, relative to any other page."""


def page_path(address: str, lang: str, default: str) -> str:
    """The folder of a page, from the site's root: ``en/coe-197/art-13/``."""
    path = f"{address}/" if address else ""
    return path if lang == default else f"{lang}/{path}"


def relative(target: str, base: str) -> str:
    """The link from the page at *base* to *target*, folders or files from the site's root.

    It climbs to the root and down again: no look at the file system, no shared prefix.

    >>> relative("en/rights/work/#v-2013", "en/coe-197/")
    '../../en/rights/work/#v-2013'
    """
    path, hash_, fragment = target.partition("#")
    return ("../" * base.count("/") + path or "./") + hash_ + fragment
