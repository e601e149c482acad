"""Calls a function over mutual TLS, with requests made from the YAML of examples and golden cases."""

import importlib.util
import json
import sys
from pathlib import Path

import grpc
import yaml
from google.protobuf import json_format

ROOT = Path(__file__).resolve().parents[2]
METHOD = "/apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction"
COMPOSED_NAME = "crossplane.io/composition-resource-name"


def load_peer():
    sys.dont_write_bytecode = True
    specification = importlib.util.spec_from_file_location("peer", ROOT / "tests/Peers/python/call.py")
    peer = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(peer)
    return peer


REQUEST, RESPONSE = load_peer().load_messages("apiextensions.fn.proto.v1")


class Loader(yaml.SafeLoader):
    """Reads what looks like a time as text, as Kubernetes does."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def load_yaml(path):
    return [document for document in yaml.load_all(path.read_text(), Loader) if document is not None]


def create_request(directory):
    """The bytes of the call for xr.yaml, with observed.yaml and input.yaml if they are there."""
    request = {"meta": {"tag": directory.name}, "observed": {"composite": {"resource": load_yaml(directory / "xr.yaml")[0]}}}
    if (directory / "observed.yaml").exists():
        request["observed"]["resources"] = {
            document["metadata"]["annotations"][COMPOSED_NAME]: {"resource": document}
            for document in load_yaml(directory / "observed.yaml")}
    if (directory / "input.yaml").exists():
        request["input"] = load_yaml(directory / "input.yaml")[0]
    return json_format.Parse(json.dumps(request), REQUEST()).SerializeToString(deterministic=True)


def connect(secret, server_secret, port):
    # The library takes certificates that have their issuer's name for self-signed, so the server's own is the root.
    credentials = grpc.ssl_channel_credentials(
        (server_secret / "tls.crt").read_bytes(), (secret / "tls.key").read_bytes(), (secret / "tls.crt").read_bytes())
    return grpc.secure_channel(f"localhost:{port}", credentials, [("grpc.use_local_subchannel_pool", 1)])


def method_of(channel):
    """From bytes to bytes."""
    return channel.unary_unary(METHOD)
