"""The web server of the tests: the system's nginx, or Debian's package unpacked beside the project; one run of it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser import is_root

ROOT = Path(__file__).parent.parent
UNPACKED = ROOT / ".nginx"
SAMPLE = ROOT / "hosting" / "nginx.conf.example"
HOST = "hub.example.org"
PLACES = (UNPACKED / "usr" / "sbin", Path("/usr/sbin"), Path("/usr/local/sbin"), Path("/opt/homebrew/bin"))
ADVICE = """\
No nginx for the tests of the hosting sample, and none could be had. Install it (it need not run):
  Debian, Ubuntu  sudo apt-get install nginx
  Fedora          sudo dnf install nginx
  macOS           brew install nginx
and run the command again."""

_AROUND = """\
daemon off;
master_process off;
pid FOLDER/nginx.pid;
events {}
http {
    access_log off;
    client_body_temp_path FOLDER/body;
    proxy_temp_path FOLDER/proxy;
    fastcgi_temp_path FOLDER/fastcgi;
    uwsgi_temp_path FOLDER/uwsgi;
    scgi_temp_path FOLDER/scgi;
    include FOLDER/campus-hub.conf;
}
"""
"""What the system's own configuration has around the sample, as little as will do."""


class NginxError(Exception):
    """No nginx can be had, or it does not start; the text says what to do or why."""


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running nginx: the ports it answers on, and the certificate it shows."""

    http: int
    https: int
    certificate: Path


def find_nginx(environment: Mapping[str, str]) -> Path | None:
    """The first nginx that tells its version, on the path or in its usual places."""
    path = os.pathsep.join((environment.get("PATH", ""), *map(str, PLACES)))
    found = shutil.which("nginx", path=path)
    return Path(found) if found and _run([found, "-v"], environment) == 0 else None


def unpack_commands(*, root: bool) -> list[tuple[str, ...]]:
    """Fetches Debian's package and unpacks it: installing it would start a server on this machine."""
    fetch = f"cd {UNPACKED} && apt-get download -q nginx && dpkg-deb -x nginx_*.deb ."
    update = [("apt-get", "update", "-q")] if root else []
    return [*update, ("sh", "-c", fetch)]


def ensure_nginx(environment: Mapping[str, str], commands: Sequence[Sequence[str]]) -> Path:
    """The nginx found, after running the commands if there is none. Raises NginxError with what to install."""
    if found := find_nginx(environment):
        return found
    UNPACKED.mkdir(exist_ok=True)
    for command in commands:
        print("nginx: none found, running", *command, flush=True)
        _run(command, environment)
    if found := find_nginx(environment):
        return found
    raise NginxError(ADVICE)


@contextmanager
def running_nginx(site: Path, folder: Path, base_path: str = "/") -> Iterator[Server]:
    """Serves a built site by the sample, with only its ports, its folders and its certificate replaced."""
    program = find_nginx(os.environ)
    if program is None:
        raise NginxError(ADVICE)
    server = Server(http=_free_port(), https=_free_port(), certificate=_certificate(folder))
    config = _configuration(site, folder, base_path, server)
    command = [program, "-p", folder, "-c", config, "-e", folder / "error.log"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            _wait(process, server.https)
            yield server
        finally:
            process.terminate()


def _configuration(site: Path, folder: Path, base_path: str, server: Server) -> Path:
    """A whole configuration around the sample; each replacement must find something."""
    root = folder / "root"
    place = root / base_path.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site, target_is_directory=True)
    text = SAMPLE.read_text(encoding="utf-8")
    for pattern, new in (
        (r"listen \[::\]:\d+[^;]*;.*\n", "\n"),
        (r"listen 80;", f"listen 127.0.0.1:{server.http};"),
        (r"listen 443 ssl http2;", f"listen 127.0.0.1:{server.https} ssl http2;"),
        (r"/etc/letsencrypt/live/hub\.example\.org/fullchain\.pem", str(server.certificate)),
        (r"/etc/letsencrypt/live/hub\.example\.org/privkey\.pem", str(folder / "key.pem")),
        (r"root /srv/campus-hub;", f"root {root};"),
        (r" /404\.html;", f" {base_path}404.html;"),
        (r'# "~\^/campus\(', f'"~^{base_path.rstrip("/")}('),
    ):
        text, count = re.subn(pattern, new, text)
        assert count, pattern
    (folder / "campus-hub.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(_AROUND.replace("FOLDER", str(folder)), encoding="utf-8")
    return folder / "nginx.conf"


def _certificate(folder: Path) -> Path:
    names = f"subjectAltName=DNS:{HOST},DNS:www.{HOST}"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    files = ["-addext", names, "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"]
    subprocess.run([*made, *files], check=True, capture_output=True)
    return folder / "certificate.pem"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            assert process.stderr is not None
            raise NginxError(process.stderr.read())
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise NginxError("nginx does not answer")


def trusting(server: Server) -> ssl.SSLContext:
    """A client's side of TLS that trusts this certificate alone."""
    return ssl.create_default_context(cafile=str(server.certificate))


def _run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    try:
        done = subprocess.run(
            command, env=dict(environment), stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError:
        return 127
    return done.returncode


def main() -> int:
    """Makes sure that there is nginx; exit status 1 when there cannot be."""
    try:
        found = ensure_nginx(os.environ, unpack_commands(root=is_root()))
    except NginxError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"nginx: {found}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
