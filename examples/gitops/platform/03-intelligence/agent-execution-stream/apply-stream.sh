#!/bin/sh
# Makes the stream $STREAM and its durable consumer $CONSUMER as the files stream.json and consumer.json in $CONFIG say:
# what is missing is added, what differs is edited, nothing is ever deleted. It may run again at any time, also twice at
# once. NATS_URL says how to connect, with whatever else the nats CLI reads from the environment.
#
# Ends with 0 if all is as the files say, with 3 if the server refuses a change, which then was not made: somebody has
# to decide. Everything else, such as a server that does not answer, ends with 1 and is worth another try.
set -eu

: "${STREAM:?is the name of the stream}" "${CONSUMER:?is the name of the consumer}"
CONFIG=${CONFIG:-/config}

answers() {
  nats stream info "$STREAM" --no-select >/dev/null 2>&1
}

# What the server refuses, it refuses every time. What failed on the way, with a connection or while a leader is elected,
# goes through at the second try.
persist() {
  "$@" && return
  sleep 2
  "$@"
}

fail() {
  echo "apply-stream: $1" >&2
  if answers; then
    echo "apply-stream: the server refuses it; what is there stays as it is" >&2
    exit 3
  fi
  exit 1
}

add() {
  nats stream add "$STREAM" --config "$CONFIG/stream.json" && return
  # Another run may have been faster: then there is something to edit.
  answers && edit && return
  echo "apply-stream: cannot add stream $STREAM" >&2
  exit 1
}

edit() {
  persist nats stream edit "$STREAM" --config "$CONFIG/stream.json" --force || fail "cannot edit stream $STREAM"
}

if answers; then edit; else add; fi

# Adds or updates: the server compares.
persist nats consumer add "$STREAM" "$CONSUMER" --config "$CONFIG/consumer.json" \
  || fail "cannot add or update consumer $CONSUMER of stream $STREAM"
echo "apply-stream: stream $STREAM and consumer $CONSUMER are as configured"
