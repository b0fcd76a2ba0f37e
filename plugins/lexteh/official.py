"""Where the official text of a cited instrument is, from its publisher's identifier."""

import re

_CELEX = re.compile(r"[0-9]\d{4}[A-Z]{1,2}\d{4}(?:R\(\d+\))?")


def official_url(source_id: str | None) -> str | None:
    """The publisher's page of a LEGITEXT or JORFTEXT id, a CELEX number or an ECLI.

    >>> official_url("32011L0036")
    'https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32011L0036'
    """
    if not source_id:
        return None
    if source_id.startswith("LEGITEXT"):
        return f"https://www.legifrance.gouv.fr/codes/texte_lc/{source_id}"
    if source_id.startswith("JORFTEXT"):
        return f"https://www.legifrance.gouv.fr/jorf/id/{source_id}"
    if source_id.startswith("ECLI:EU:"):
        return f"https://eur-lex.europa.eu/legal-content/FR/TXT/?uri={source_id}"
    if _CELEX.fullmatch(source_id):
        return f"https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:{source_id}"
    return None
