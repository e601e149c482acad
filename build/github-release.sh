#!/usr/bin/env bash
# Makes the release on GitHub, with the files that were built: build/github-release.sh DIR TAG
set -euo pipefail
if [ $# != 2 ]; then
  echo "usage: build/github-release.sh DIR TAG" >&2
  exit 2
fi
gh release create "$2" --verify-tag --title "$2" --notes "See CHANGELOG.md." "$1"/*.xpkg "$1"/*.tar "$1"/*.cdx.json "$1/SHA256SUMS"
