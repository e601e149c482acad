#!/usr/bin/env bash
# Prints the settings with which a build restores from one feed and by the lock files alone, as NAME=VALUE for $GITHUB_ENV:
#   NUGET_GALLERY=URL build/use-one-feed.sh
# MSBuild takes properties from the environment, so they hold for the builder and for every build that it starts.
set -euo pipefail
cd "$(dirname "$0")"
if [ -z "${NUGET_GALLERY:-}" ]; then
  echo "use-one-feed.sh: NUGET_GALLERY must be the index of the NuGet feed to restore from, but is empty" >&2
  exit 2
fi
echo "NUGET_GALLERY=$NUGET_GALLERY"
echo "RestoreConfigFile=$PWD/nuget.release.config"
echo "RestoreLockedMode=true"
