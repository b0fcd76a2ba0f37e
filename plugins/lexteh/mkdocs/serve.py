"""Serve the site while it is edited: each change builds it anew, and a change with a fault
leaves the last good site in place.

``mkdocs serve`` answers nothing until the fault is mended.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

WATCHED = ("docs", "legal", "overrides")


def serve_site(config_file: Path, host: str, port: int) -> int:
    """Build and serve on *host*:*port* until interrupted; exit code 1 if the first build fails."""
    folder = config_file.resolve().parent
    with tempfile.TemporaryDirectory(prefix="lexteh_") as temporary:
        out = Path(temporary) / "site"
        # A process of its own: a build forks, which a server with threads must not.
        command = [sys.executable, "-m", "lexteh", "site", "--config", str(config_file)]
        command += ["--out", str(out), "--preview", f"http://{host}:{port}/"]

        def build() -> None:
            print("building…", flush=True)
            subprocess.run(command, cwd=folder, check=False)  # noqa: S603

        build()
        if not out.exists():
            return 1
        server = LiveReloadServer(build, host, port, root=str(out))
        server.error_handler = lambda code: _error_page(out, code)
        for name in (*WATCHED, config_file.name):
            if (folder / name).exists():
                server.watch(str(folder / name))
        print(f"serving on {server.url}", flush=True)
        try:
            server.serve()
        except KeyboardInterrupt:
            print("stopped")
        finally:
            server.shutdown()
    return 0


def _error_page(out: Path, code: int) -> bytes | None:
    page = out / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
