#!/usr/bin/python3
"""Asks a server for its health and its contracts with grpcio; tests/Peers/README.md tells how."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

PROTO = Path(__file__).resolve().parents[1] / "proto/grpc"
CALL_SECONDS = 30


class Contract:
    """Messages of one file, by their full names."""

    def __init__(self, pool):
        self._pool = pool

    @classmethod
    def compile(cls, file):
        with tempfile.TemporaryDirectory() as directory:
            output = Path(directory, "descriptors")
            subprocess.run(["protoc", f"--proto_path={file.parent}", f"--descriptor_set_out={output}", file.name], check=True)
            files = descriptor_pb2.FileDescriptorSet.FromString(output.read_bytes())
        return cls.of(files.file)

    @classmethod
    def of(cls, files):
        pool = descriptor_pool.DescriptorPool()
        for file in files:
            pool.Add(file)
        return cls(pool)

    def find(self, name):
        descriptor = self._pool.FindMessageTypeByName(name)
        # GetPrototype is gone from protobuf 5, GetMessageClass came with 4.22.
        get_class = getattr(message_factory, "GetMessageClass", None)
        return get_class(descriptor) if get_class else message_factory.MessageFactory(self._pool).GetPrototype(descriptor)


def say(**fields):
    print(json.dumps(fields, sort_keys=True), flush=True)


def health_messages():
    health = Contract.compile(PROTO / "health/v1/health.proto")
    return health.find("grpc.health.v1.HealthCheckRequest"), health.find("grpc.health.v1.HealthCheckResponse")


def status_name(response):
    return json_format.MessageToDict(response, including_default_value_fields=True)["status"]


def check(channel, options):
    request, response = health_messages()
    method = channel.unary_unary("/grpc.health.v1.Health/Check", request.SerializeToString, response.FromString)
    for service in options.names or [""]:
        try:
            say(service=service, code="OK", status=status_name(method(request(service=service), timeout=CALL_SECONDS)))
        except grpc.RpcError as error:
            say(service=service, code=error.code().name, status=None)


def watch(channel, options):
    """Prints each status until the server ends the call."""
    request, response = health_messages()
    method = channel.unary_stream("/grpc.health.v1.Health/Watch", request.SerializeToString, response.FromString)
    try:
        for status in method(request(service="".join(options.names))):
            say(code="OK", status=status_name(status))
        say(code="OK", status=None)
    except grpc.RpcError as error:
        say(code=error.code().name, status=None)


def reflect(channel, options):
    """Lists the services, loads the contract of the first name from the server, and calls it with the messages found there."""
    version = options.version
    package = f"grpc.reflection.{version}"
    messages = Contract.compile(PROTO / f"reflection/{version}/reflection.proto")
    request, response = (messages.find(f"{package}.ServerReflection{name}") for name in ("Request", "Response"))
    method = channel.stream_stream(
        f"/{package}.ServerReflection/ServerReflectionInfo", request.SerializeToString, response.FromString)
    asked = [request(list_services="*")] + [request(file_containing_symbol=name) for name in options.names]
    # The answers come in the order of the questions, which not every server repeats.
    for question, answer in zip(asked, method(iter(asked), timeout=CALL_SECONDS)):
        if answer.HasField("list_services_response"):
            say(services=[service.name for service in answer.list_services_response.service])
        elif answer.HasField("error_response"):
            say(error=answer.error_response.error_code, message=answer.error_response.error_message)
        else:
            describe(question.file_containing_symbol, answer.file_descriptor_response.file_descriptor_proto)


def describe(symbol, encoded):
    files = [descriptor_pb2.FileDescriptorProto.FromString(file) for file in encoded]
    # What imports comes first, and a pool wants it last.
    pool = Contract.of(reversed(files))
    say(symbol=symbol, files=[file.name for file in files], fields=fields_of(pool, files[0], symbol))


def fields_of(pool, file, symbol):
    if symbol not in [f"{file.package}.{message.name}" for message in file.message_type]:
        return None
    return {field.name: field.message_type.full_name if field.message_type else field.type for field in pool.find(symbol).DESCRIPTOR.fields}


def main():
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--target", required=True)
    parser.add_argument("--version", choices=["v1", "v1alpha"], default="v1")
    parser.add_argument("what", choices=["check", "watch", "reflect"])
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    with grpc.insecure_channel(options.target) as channel:
        {"check": check, "watch": watch, "reflect": reflect}[options.what](channel, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
