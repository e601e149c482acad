#!/usr/bin/env bash
# Pushes what `package` built: build/push.sh DIR REGISTRY/ORGANISATION TAG [option of skopeo copy]...
# Prints each image with its digest, as cosign takes it.
set -euo pipefail
if [ $# -lt 3 ]; then
  echo "usage: build/push.sh DIR REGISTRY/ORGANISATION TAG [option of skopeo copy]..." >&2
  exit 2
fi
directory=$1 repository=$2 tag=$3
shift 3
for package in function-agent-platform configuration-agent-platform configuration-agent-platform-claims; do
  digest=$(mktemp)
  skopeo copy --quiet --all --preserve-digests --digestfile "$digest" "$@" \
    "oci-archive:$directory/$package.xpkg" "docker://$repository/$package:$tag" >&2
  echo "$repository/$package@$(cat "$digest")"
  rm "$digest"
done
