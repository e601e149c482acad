#!/usr/bin/python3
"""Reads a package as Crossplane does: pulled with skopeo into an OCI layout, from the layer that is annotated as its base."""

import io
import json
import sys
import tarfile
from pathlib import Path

import yaml

DEFINITIONS = {("apiextensions.crossplane.io/v1", "CompositeResourceDefinition"), ("apiextensions.crossplane.io/v2", "CompositeResourceDefinition")}
ALLOWED = {
    "Function": {("apiextensions.k8s.io/v1", "CustomResourceDefinition")},
    "Configuration": DEFINITIONS | {("apiextensions.crossplane.io/v1", "Composition")},
}
ROLE = "io.crossplane.xpkg"


def read_blob(layout, descriptor):
    algorithm, digest = descriptor["digest"].split(":")
    return Path(layout, "blobs", algorithm, digest).read_bytes()


def manifests(layout, descriptor):
    content = json.loads(read_blob(layout, descriptor))
    if "manifests" in content:
        return [manifest for inner in content["manifests"] for manifest in manifests(layout, inner)]
    return [content]


def read_layer(layout, manifest, role, path):
    layers = [layer for layer in manifest["layers"] if layer.get("annotations", {}).get(ROLE) == role]
    assert len(layers) == 1, f"{len(layers)} layers have the annotation {ROLE}: {role}"
    labels = json.loads(read_blob(layout, manifest["config"]))["config"]["Labels"]
    assert labels[f"{ROLE}:{layers[0]['digest']}"] == role, labels
    with tarfile.open(fileobj=io.BytesIO(read_blob(layout, layers[0]))) as archive:
        files = [member for member in archive.getmembers() if member.isfile()]
        assert [file.name for file in files] == [path], files
        return [document for document in yaml.safe_load_all(archive.extractfile(files[0])) if document is not None]


def check(layout, manifest):
    meta, *objects = read_layer(layout, manifest, "base", "package.yaml")
    assert meta["apiVersion"] == "meta.pkg.crossplane.io/v1", meta
    kinds = {(item["apiVersion"], item["kind"]) for item in objects}
    assert kinds and kinds <= ALLOWED[meta["kind"]], f"a {meta['kind']} package must not have {kinds - ALLOWED[meta['kind']]}"
    examples = read_layer(layout, manifest, "upbound", ".up/examples.yaml")
    print(f"{meta['kind']} {meta['metadata']['name']}: {', '.join(sorted(item['metadata']['name'] for item in objects))}; {len(examples)} examples")


def main(layout):
    for descriptor in json.loads(Path(layout, "index.json").read_text())["manifests"]:
        for manifest in manifests(layout, descriptor):
            check(layout, manifest)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: contents.py LAYOUT")
    main(sys.argv[1])
