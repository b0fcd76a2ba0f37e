"""What a release consists of: the data and the site as archives, and their checksums.

The archives depend on nothing but the files in them: the same data gives the same bytes.
"""

import gzip
import hashlib
import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

_BESIDE = ("LICENSE-DATA", "CITATION.cff", "CHANGELOG.md")
_THEN = 315_532_800  # 1980-01-01, the first day that a ZIP archive can tell
_ZIP_THEN = (1980, 1, 1, 0, 0, 0)


def data_archive(legal: Path, version: str) -> bytes:
    """The folder *legal*, with the licence and how to cite it, as a .tar.gz."""
    top, files = f"lexteh-data-{version}", list(_files(legal))
    beside = [legal.resolve().parent / name for name in _BESIDE]
    named = [(f"{top}/{path.name}", path) for path in beside if path.is_file()]
    named += [(f"{top}/legal/{name}", path) for name, path in files]
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, path in sorted(named):
            content = path.read_bytes()
            member = tarfile.TarInfo(name)
            member.size, member.mtime, member.mode = len(content), _THEN, 0o644
            archive.addfile(member, io.BytesIO(content))
    return gzip.compress(packed.getvalue(), compresslevel=9, mtime=0)


def site_archive(site: Path) -> bytes:
    """The built *site* as a .zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in _files(site):
            member = zipfile.ZipInfo(name, _ZIP_THEN)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(member, path.read_bytes())
    return packed.getvalue()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files below *folder* with their names in it, in one order everywhere; hidden ones not."""
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            yield name, path


def write_release(out: Path, version: str, legal: Path, site: Path | None) -> list[Path]:
    """Write the archives of release *version* and SHA256SUMS into *out*; returns their paths."""
    out.mkdir(parents=True, exist_ok=True)
    contents = {f"lexteh-data-{version}.tar.gz": data_archive(legal, version)}
    if site is not None:
        contents[f"lexteh-site-{version}.zip"] = site_archive(site)
    sums = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in contents.items()]
    contents["SHA256SUMS"] = "".join(sums).encode()
    for name, data in contents.items():
        (out / name).write_bytes(data)
    return [out / name for name in contents]
