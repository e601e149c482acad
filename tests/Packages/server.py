"""Runs the function: out of an unpacked image as a cluster would, or as it is."""

import json
import os
import socket
import subprocess
import time
from pathlib import Path

PORT = 9443
UID = 2000
CERTIFICATES = "/tls/server"


def read_image(bundle):
    """The root filesystem and the config of what `umoci unpack` made."""
    process = json.loads(Path(bundle, "config.json").read_text())["process"]
    return Path(bundle, "rootfs"), process["args"], dict(variable.split("=", 1) for variable in process["env"])


def in_image(bundle, secret):
    """A command: UID 2000, no capabilities, a read-only root, nothing else of the machine; TLS_SERVER_CERTS_DIR is all that is set."""
    root, arguments, environment = read_image(bundle)
    Path(bundle).chmod(0o755)
    root.chmod(0o755)
    for mount_point in ("proc", "dev", "tmp", CERTIFICATES.strip("/")):
        (root / mount_point).mkdir(parents=True, exist_ok=True)
    variables = {**environment, "TLS_SERVER_CERTS_DIR": CERTIFICATES}
    return [
        "setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups", "--no-new-privs",
        "bwrap", "--unshare-user", "--uid", str(UID), "--gid", str(UID), "--unshare-pid", "--unshare-ipc", "--die-with-parent",
        "--ro-bind", root, "/", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--ro-bind", secret, CERTIFICATES,
        "--chdir", "/", "--clearenv", *(word for pair in variables.items() for word in ("--setenv", *pair)), "--", *arguments,
    ]


class Server:
    """A process that listens on the port that Crossplane expects."""

    def __init__(self, command, environment=None):
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            list(map(str, command)), env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def __enter__(self):
        while True:
            try:
                socket.create_connection(("localhost", PORT), timeout=1).close()
                return self
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(f"the server ended: {self.process.stderr.read().decode()}")
                if time.monotonic() - self.started > 60:
                    self.process.kill()
                    raise SystemExit("the server does not listen after a minute")
                time.sleep(0.001)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate(timeout=60)

    def function(self):
        """The process id of the function itself, below what confines it."""
        pid = self.process.pid
        while children := Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            pid = int(children[0])
        return pid

    def resident(self):
        """MiB of its memory that are in RAM."""
        status = Path(f"/proc/{self.function()}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1]) / 1024
