#!/usr/bin/env bash
# Fetches the base image for `package --base`: build/fetch-base.sh DIR [IMAGE]. Prints the digest that the tag stands for now.
# This is all that wants a registry; carry DIR to where there is none.
set -euo pipefail
if [ $# = 0 ]; then
  echo "usage: build/fetch-base.sh DIR [IMAGE]" >&2
  exit 2
fi
image=${2:-mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled}
skopeo inspect --format '{{.Digest}}' "docker://$image"
skopeo copy --quiet --all --format oci "docker://$image" "oci:$1:base"
