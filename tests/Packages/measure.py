#!/usr/bin/python3
"""Measures an unpacked image over mutual TLS: from start to the first successful call, and resident memory.

A time contains the client's part: making the connection, with the handshake, and the call. The client runs before the clock.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import certificates
import client
import server

STARTS = 20
CALLS = 10_000
IN_PARALLEL = 32


def start_once(bundle, secrets, request):
    with server.Server(server.in_image(bundle, secrets[0])) as process:
        channel = client.connect(secrets[1], secrets[0], server.PORT)
        client.method_of(channel)(request, timeout=30)
        took = time.monotonic() - process.started
        channel.close()
        return took * 1000


def measure_memory(bundle, secrets, request):
    with server.Server(server.in_image(bundle, secrets[0])) as process:
        method = client.method_of(client.connect(secrets[1], secrets[0], server.PORT))
        method(request, timeout=30)
        time.sleep(2)
        idle = process.resident()
        began = time.monotonic()
        for _ in range(0, CALLS, IN_PARALLEL):
            for pending in [method.future(request, timeout=30) for _ in range(IN_PARALLEL)]:
                pending.result()
        rate = CALLS / (time.monotonic() - began)
        return idle, process.resident(), rate


def main(bundle):
    request = client.create_request(client.ROOT / "examples/agentexecutor-full")
    with tempfile.TemporaryDirectory() as directory:
        Path(directory).chmod(0o755)
        secrets = certificates.create(directory)
        starts = sorted(start_once(bundle, secrets, request) for _ in range(STARTS))
        idle, after, rate = measure_memory(bundle, secrets, request)
    print(f"start to first successful call: {statistics.median(starts):.0f} ms median of {STARTS}, {starts[0]:.0f} to {starts[-1]:.0f} ms")
    print(f"resident: {idle:.0f} MiB idle, {after:.0f} MiB after {CALLS} calls of {len(request)} bytes, {IN_PARALLEL} at a time ({rate:.0f}/s)")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: measure.py BUNDLE, which umoci unpack made")
    main(sys.argv[1])
