"""An authority, a server and a client like those of Crossplane: RSA-2048, one subject and one serial number for all."""

import subprocess
from pathlib import Path

SUBJECT = "/O=Crossplane/CN=Crossplane"


def run(*arguments):
    result = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"openssl failed: {result.stderr}")


def issue(directory, authority, usage, name):
    directory.mkdir()
    extensions = directory / "extensions"
    extensions.write_text(f"basicConstraints=critical,CA:FALSE\nextendedKeyUsage={usage}\nsubjectAltName=DNS:{name}\n")
    run("req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", SUBJECT,
        "-keyout", directory / "tls.key", "-out", directory / "request")
    run("x509", "-req", "-in", directory / "request", "-days", 2, "-extfile", extensions, "-set_serial", 2022,
        "-CA", authority / "ca.crt", "-CAkey", authority / "ca.key", "-out", directory / "tls.crt")
    (directory / "ca.crt").write_bytes((authority / "ca.crt").read_bytes())
    (directory / "tls.key").chmod(0o644)
    for left in (extensions, directory / "request"):
        left.unlink()
    return directory


def create(directory):
    """Returns the directories of the server's and of the client's Secret."""
    authority = Path(directory, "authority")
    authority.mkdir()
    run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", 2, "-subj", SUBJECT, "-set_serial", 2022,
        "-extensions", "v3_ca", "-keyout", authority / "ca.key", "-out", authority / "ca.crt")
    server = issue(Path(directory, "server"), authority, "serverAuth", "localhost")
    return server, issue(Path(directory, "client"), authority, "clientAuth", "crossplane.crossplane-system")
