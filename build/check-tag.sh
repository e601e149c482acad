#!/usr/bin/env bash
# Fails unless a tag is the version of Directory.Build.props: build/check-tag.sh TAG
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' Directory.Build.props)
if [ "${1:-}" != "v$version" ]; then
  echo "check-tag.sh: the tag must be v$version, as Directory.Build.props has it, not \"${1:-}\"" >&2
  exit 1
fi
