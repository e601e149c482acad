#!/usr/bin/env bash
# Fetches the base image for `package --base`: build/fetch-base.sh DIR [IMAGE]. Without IMAGE, it is pinned-base of the
# Dockerfile, which is named by digest. Prints the digest of what it fetches.
# This is all that wants a registry; carry DIR to where there is none.
set -euo pipefail
if [ $# = 0 ]; then
  echo "usage: build/fetch-base.sh DIR [IMAGE]" >&2
  exit 2
fi
image=${2:-$(sed -n 's/^FROM \(.*\) AS pinned-base$/\1/p' "$(dirname "$0")/../Dockerfile")}
case $image in
  *@*) digest=${image##*@} ;;
  *) digest=$(skopeo inspect --format '{{.Digest}}' "docker://$image") ;;
esac
# skopeo takes a tag or a digest, not both; and a tag could be moved between the two calls.
name=${image%@*}
case ${name##*/} in
  *:*) name=${name%:*} ;;
esac
skopeo copy --quiet --all --format oci "docker://$name@$digest" "oci:$1:base"
echo "$digest"
