#!/usr/bin/env bash
# Signs images with cosign, without a key: build/sign.sh IMAGE@DIGEST... Outside a workflow, cosign asks who you are in a browser.
set -euo pipefail
if [ $# = 0 ]; then
  echo "usage: build/sign.sh IMAGE@DIGEST..." >&2
  exit 2
fi
for image in "$@"; do
  cosign sign --yes --recursive "$image"
done
