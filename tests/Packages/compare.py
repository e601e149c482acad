#!/usr/bin/python3
"""Calls two servers with all examples and golden cases, and compares their answers byte for byte."""

import sys
import tempfile

import certificates
import client
import server


def find_cases():
    files = [*client.ROOT.glob("tests/AgentPlatform.Tests/*/Cases/*/xr.yaml"), *client.ROOT.glob("examples/*/xr.yaml")]
    return sorted(file.parent for file in files)


def answer_all(command, directory, requests):
    server_secret, client_secret = certificates.create(tempfile.mkdtemp(dir=directory))
    with server.Server(command, {"TLS_SERVER_CERTS_DIR": str(server_secret)}):
        method = client.method_of(client.connect(client_secret, server_secret, server.PORT))
        return [method(request, timeout=30) for request in requests]


def main(first, second):
    cases = find_cases()
    requests = [client.create_request(case) for case in cases]
    with tempfile.TemporaryDirectory() as directory:
        one, other = (answer_all(command.split(), directory, requests) for command in (first, second))
    different = [str(case.relative_to(client.ROOT)) for case, left, right in zip(cases, one, other) if left != right]
    composed = sum(len(client.RESPONSE.FromString(answer).desired.resources) for answer in one)
    print(f"{len(cases)} calls, {composed} objects, {len(different)} answers differ")
    if different or composed < len(cases):
        raise SystemExit("\n".join(different) or "most answers compose nothing")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: compare.py COMMAND COMMAND")
    main(*sys.argv[1:])
