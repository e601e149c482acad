#!/usr/bin/python3
"""The compressed size of an image that was built without a base image, against what it may be. Decimal megabytes."""

import json
import sys
from pathlib import Path

FUNCTION_LIMIT = 20_000_000
IMAGE_LIMIT = 45_000_000


def main(layout):
    def read(descriptor):
        return json.loads(Path(layout, "blobs", *descriptor["digest"].split(":")).read_text())

    manifest = read(json.loads(Path(layout, "index.json").read_text())["manifests"][0])
    created_by = [entry["created_by"] for entry in read(manifest["config"])["history"]]
    sizes = dict(zip(created_by, (layer["size"] for layer in manifest["layers"]), strict=True))
    for name, size in sizes.items():
        print(f"{name}: {size / 1e6:.1f} MB compressed")
    assert sizes["function-agent-platform"] <= FUNCTION_LIMIT, f"the function must be at most {FUNCTION_LIMIT} bytes"
    assert sum(sizes.values()) <= IMAGE_LIMIT, f"the image must be at most {IMAGE_LIMIT} bytes"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: sizes.py LAYOUT")
    main(sys.argv[1])
