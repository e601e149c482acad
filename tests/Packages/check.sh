#!/usr/bin/env bash
# Builds what is released twice from clean checkouts, and has other implementations read and run it:
#   tests/Packages/check.sh [DIR]
# DIR keeps what was built; without it everything is gone at the end. Needs what README.md names, and root or sudo.
# What is built is the commit, not the working tree.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD checks=$root/tests/Packages
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  work=$(cd "$1" && pwd)
  if [ -n "$(ls -A "$work")" ]; then
    echo "check.sh: \"$work\" must be empty" >&2
    exit 2
  fi
else
  work=$(mktemp -d)
fi
chmod 755 "$work"
if [ "$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi
registry=
keep=${1:-}
cleanup() {
  if [ -n "$registry" ]; then kill "$registry" 2>/dev/null || true; fi
  if [ -z "$keep" ]; then $sudo rm -rf "$work"; fi
}
trap cleanup EXIT
say() { printf '\n== %s\n' "$*"; }

say "two builds of one commit, in directories of different names, are the same bytes"
for checkout in one another-checkout; do
  git clone --quiet "$root" "$work/$checkout"
  (cd "$work/$checkout" && dotnet run --project build -- package --runtime native --output "$work/$checkout-output")
  [ -z "$(git -C "$work/$checkout" status --porcelain)" ]
done
output=$work/one-output
diff "$output/SHA256SUMS" "$work/another-checkout-output/SHA256SUMS"
(cd "$output" && sha256sum --check --quiet SHA256SUMS)

say "the bill of materials names what was linked"
/usr/bin/python3 "$checks/bill.py" "$output"/function-agent-platform-*.cdx.json \
  "$(find "$work/one/artifacts/package" -name 'function-agent-platform.ilc.rsp')" \
  "$(find "$work/one/artifacts/package" -path '*-native/out/function-agent-platform')"

say "skopeo reads every archive, in both of its formats"
for archive in "$output"/*.xpkg "$output"/*.tar; do
  for transport in oci-archive docker-archive; do
    skopeo inspect --format "$transport:$(basename "$archive") {{.Os}}/{{.Architecture}} {{len .Layers}} layers" "$transport:$archive"
  done
done

say "packages keep their digests and annotations through a registry"
mkdir "$work/registry"
cat >"$work/registry.yaml" <<YAML
version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: "127.0.0.1:${REGISTRY_PORT:-5047}"}
YAML
address=127.0.0.1:${REGISTRY_PORT:-5047}
docker-registry serve "$work/registry.yaml" >"$work/registry.log" 2>&1 &
registry=$!
for _ in $(seq 100); do
  if curl -fs "http://$address/v2/" >/dev/null; then break; fi
  sleep 0.1
done
build/push.sh "$output" "$address/bizmatters" v0 --dest-tls-verify=false
for package in function-agent-platform configuration-agent-platform configuration-agent-platform-claims; do
  skopeo copy --quiet --all --preserve-digests --src-tls-verify=false \
    "docker://$address/bizmatters/$package:v0" "oci:$work/pulled-$package:v0"
  [ "$(skopeo inspect --format '{{.Digest}}' "oci:$work/pulled-$package:v0")" = \
    "$(skopeo inspect --format '{{.Digest}}' "oci-archive:$output/$package.xpkg")" ]
  /usr/bin/python3 "$checks/contents.py" "$work/pulled-$package"
done

say "the image of the package that was pulled runs as UID 2000 on a read-only root"
$sudo umoci unpack --image "$work/pulled-function-agent-platform:v0" "$work/bundle" >/dev/null
in_network() { $sudo unshare --net sh -c 'ip link set lo up && exec "$@"' - "$@"; }
in_network /usr/bin/python3 "$checks/serve.py" "$work/bundle"

say "machine code answers as the JIT does"
(cd "$work/one" && dotnet build src/CompositionFunction --nologo --verbosity quiet)
in_network /usr/bin/python3 "$checks/compare.py" \
  "$work/bundle/rootfs/app/function-agent-platform" "dotnet $work/one/src/CompositionFunction/bin/Debug/net10.0/function-agent-platform.dll"

say "a base image from a layout, and an index of two architectures"
umoci init --layout "$work/base"
for architecture in amd64 arm64; do
  umoci new --image "$work/base:$architecture"
  umoci config --image "$work/base:$architecture" --architecture "$architecture" --config.env "OF_BASE=$architecture" --config.cmd shell
done
# Enough of an executable to be packed; nothing runs it.
{ printf '\177ELF\2\1\1'; head -c 11 /dev/zero; printf '\267\0'; head -c 44 /dev/zero; } >"$work/arm64-executable"
(cd "$work/one" && dotnet run --no-build --project build -- package --output "$work/both" --architecture amd64 arm64 --base "$work/base" \
  --executable "amd64=$work/bundle/rootfs/app/function-agent-platform" --executable "arm64=$work/arm64-executable")
build/push.sh "$work/both" "$address/bizmatters" both --dest-tls-verify=false
for architecture in amd64 arm64; do
  skopeo inspect --override-arch "$architecture" --tls-verify=false --format "{{.Architecture}} {{.Env}}" \
    "docker://$address/bizmatters/function-agent-platform:both" | grep "^$architecture \[OF_BASE=$architecture "
  skopeo inspect --override-arch "$architecture" --format '{{.Digest}}' "docker-archive:$work/both/function-agent-platform-$architecture.xpkg" >/dev/null
done
skopeo copy --quiet --all --src-tls-verify=false "docker://$address/bizmatters/function-agent-platform:both" "oci:$work/pulled-both:v0"
/usr/bin/python3 "$checks/contents.py" "$work/pulled-both"

say "sizes"
/usr/bin/python3 "$checks/sizes.py" "$output/image"
if [ -n "${MEASURE:-}" ]; then
  say "start and memory, as far as other work on this machine lets them be"
  in_network /usr/bin/python3 "$checks/measure.py" "$work/bundle"
fi
echo
echo "packages: passed"
