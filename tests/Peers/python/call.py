#!/usr/bin/python3
"""Calls a Crossplane function with grpcio; tests/Peers/README.md tells how."""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

USAGE_ERROR = 3
ANY_SIZE = -1
PROTO_FILE = Path(__file__).resolve().parents[3] / "proto/apiextensions/fn/proto/v1/run_function.proto"


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.exit(USAGE_ERROR, f"call.py: {message}\n")


def positive_number(text):
    value = float(text)
    if not value > 0:
        raise ValueError
    return value


def positive_count(text):
    value = int(text)
    if value < 1:
        raise ValueError
    return value


def read_options():
    parser = Parser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--target", required=True)
    parser.add_argument("--service", choices=["v1", "v1beta1"], default="v1")
    security = parser.add_mutually_exclusive_group(required=True)
    security.add_argument("--insecure", action="store_true")
    security.add_argument("--ca", type=Path)
    parser.add_argument("--cert", type=Path)
    parser.add_argument("--key", type=Path)
    parser.add_argument("--authority")
    request = parser.add_mutually_exclusive_group(required=True)
    request.add_argument("--request", type=Path)
    request.add_argument("--raw-request", type=Path)
    parser.add_argument("--gzip", action="store_true")
    parser.add_argument("--deadline", type=positive_number, default=30)
    parser.add_argument("--repeat", type=positive_count, default=1)
    parser.add_argument("--until-eof", action="store_true")
    parser.add_argument("--reconnect", action="store_true")
    options = parser.parse_args()
    if (options.cert is None) != (options.key is None):
        parser.error("--cert and --key go together")
    if options.insecure and options.cert:
        parser.error("--cert and --key go with --ca")
    return options


def load_messages(package):
    """Compiles the contract; v1beta1 has the messages of v1 in another package."""
    source = re.sub(r"(?m)^package .*;$", f"package {package};", PROTO_FILE.read_text())
    with tempfile.TemporaryDirectory() as directory:
        Path(directory, "run_function.proto").write_text(source)
        descriptors = Path(directory, "descriptors")
        subprocess.run(
            ["protoc", f"--proto_path={directory}", "--include_imports", f"--descriptor_set_out={descriptors}", "run_function.proto"],
            check=True)
        files = descriptor_pb2.FileDescriptorSet.FromString(descriptors.read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    names = ["RunFunctionRequest", "RunFunctionResponse"]
    # GetPrototype is gone from protobuf 5, GetMessageClass came with 4.22.
    get_class = getattr(message_factory, "GetMessageClass", None) or message_factory.MessageFactory(pool).GetPrototype
    return [get_class(pool.FindMessageTypeByName(f"{package}.{name}")) for name in names]


def read_request(options, request_type):
    if options.raw_request:
        return options.raw_request.read_bytes()
    return json_format.Parse(options.request.read_text(), request_type()).SerializeToString()


def create_channel(options):
    # With a pool of its own, a new channel is a new connection.
    settings = [("grpc.use_local_subchannel_pool", 1)]
    settings += [("grpc.max_receive_message_length", ANY_SIZE), ("grpc.max_send_message_length", ANY_SIZE)]
    if options.authority:
        settings += [("grpc.ssl_target_name_override", options.authority), ("grpc.default_authority", options.authority)]
    compression = grpc.Compression.Gzip if options.gzip else grpc.Compression.NoCompression
    if options.insecure:
        return grpc.insecure_channel(options.target, settings, compression)
    certificate, key = (file and file.read_bytes() for file in (options.cert, options.key))
    credentials = grpc.ssl_channel_credentials(options.ca.read_bytes(), key, certificate)
    return grpc.secure_channel(options.target, credentials, settings, compression)


def call(method, request, seconds, response_type):
    try:
        response = response_type.FromString(method(request, timeout=seconds))
    except grpc.RpcError as error:
        return {"code": error.code().name, "details": error.details() or "", "response": None}
    return {"code": "OK", "details": "", "response": json_format.MessageToDict(response)}


def rounds(options):
    """Yields once for each call to make; until standard input ends, at least --repeat times."""
    if not options.until_eof:
        yield from range(options.repeat)
        return
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    made = 0
    while made < options.repeat or not ended.is_set():
        yield
        made += 1


def prepare(options):
    package = f"apiextensions.fn.proto.{options.service}"
    request_type, response_type = load_messages(package)
    path = f"/{package}.FunctionRunnerService/RunFunction"
    return read_request(options, request_type), response_type, path


def main():
    options = read_options()
    try:
        request, response_type, path = prepare(options)
        channel = create_channel(options)
    except (OSError, ValueError, json_format.ParseError, subprocess.CalledProcessError) as error:
        print(f"call.py: {error}", file=sys.stderr)
        return USAGE_ERROR
    for _ in rounds(options):
        # Messages pass as bytes, so that malformed ones can be sent.
        answer = call(channel.unary_unary(path), request, options.deadline, response_type)
        print(json.dumps(answer, sort_keys=True), flush=True)
        if options.reconnect:
            channel.close()
            channel = create_channel(options)
    channel.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
