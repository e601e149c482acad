#!/usr/bin/env bash
# Attests the bills of materials of what was pushed, with cosign and without a key: build/attest.sh DIR REGISTRY/ORGANISATION
# A bill names the image that it is of by its digest.
set -euo pipefail
if [ $# != 2 ]; then
  echo "usage: build/attest.sh DIR REGISTRY/ORGANISATION" >&2
  exit 2
fi
for bill in "$1"/*.cdx.json; do
  digest=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["metadata"]["component"]["hashes"][0]["content"])' "$bill")
  cosign attest --yes --type cyclonedx --predicate "$bill" "$2/function-agent-platform@sha256:$digest"
done
