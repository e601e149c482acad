#!/usr/bin/python3
"""Serves one call over mutual TLS out of an unpacked image, and refuses one without a client's certificate."""

import sys
import tempfile
from pathlib import Path

import certificates
import client
import grpc
import server


def main(bundle):
    with tempfile.TemporaryDirectory() as directory:
        Path(directory).chmod(0o755)
        server_secret, client_secret = certificates.create(directory)
        with server.Server(server.in_image(bundle, server_secret)) as process:
            status = Path(f"/proc/{process.function()}/status").read_text()
            assert f"Uid:\t{server.UID}\t{server.UID}\t{server.UID}\t{server.UID}" in status, status
            root = Path(f"/proc/{process.function()}/mountinfo").read_text()
            assert any(line.split()[4] == "/" and "ro" in line.split()[5].split(",") for line in root.splitlines()), root
            answer = call(client.connect(client_secret, server_secret, server.PORT))
            print(f"UID {server.UID}, read-only root: answered with {', '.join(sorted(answer.desired.resources))}")
            assert answer.desired.resources["deployment"].resource["kind"] == "Deployment", answer
            refuse(grpc.secure_channel(
                f"localhost:{server.PORT}", grpc.ssl_channel_credentials((server_secret / "tls.crt").read_bytes())))


def call(channel):
    request = client.create_request(client.ROOT / "examples/agentexecutor")
    return client.RESPONSE.FromString(client.method_of(channel)(request, timeout=30))


def refuse(channel):
    try:
        call(channel)
    except grpc.RpcError as error:
        print(f"without a client's certificate: {error.code().name}")
    else:
        raise SystemExit("a client without a certificate was answered")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: serve.py BUNDLE, which umoci unpack made")
    main(sys.argv[1])
