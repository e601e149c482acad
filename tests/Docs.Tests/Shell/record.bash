# Reads a script without running anything: bash record.bash SCRIPT RECORD STATUS
# Every command that is no builtin of the shell is written to RECORD instead: the number of its words, its words, and what
# it is given on standard input, each ended by a zero byte. Each is taken to end with STATUS.
script=$1 record=$2 status=$3
# shellcheck disable=SC2123 # no command is to be found
PATH=/nonexistent

write() {
  local input=
  IFS= read -r -d '' input
  printf '%s\0' "$#" "$@" "$input" >>"$record"
  return "$status"
}

command_not_found_handle() { write "$@"; }

# Builtins that reach outside of the script.
cd() { write cd "$@"; }
source() { write source "$@"; }
exec() { write exec "$@"; }
kill() { write kill "$@"; }
eval() { write eval "$@"; }

# A command with a slash in its name would be run as a file.
shopt -s extdebug
skip() {
  local command=$BASH_COMMAND
  while [[ $command =~ ^[A-Za-z_][A-Za-z0-9_]*=[^[:space:]]*[[:space:]]+(.*)$ ]]; do
    command=${BASH_REMATCH[1]}
  done
  case ${command%%[[:space:]]*} in
    *=*) return 0 ;;
    */*) builtin eval "write $command"; return 1 ;;
  esac
}
trap skip DEBUG

builtin source "$script" </dev/null
