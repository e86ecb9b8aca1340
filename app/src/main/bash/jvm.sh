# Sourced by the commands questeur and questeur-bench: finds a JVM (java) and the options that every JVM needs (options),
# and sets up the environment it runs in.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" >/dev/null; then
  echo "${0##*/}: no java found; install a JDK 17 or newer, or point JAVA_HOME at one" >&2
  exit 1
fi

# The major version, from a file that every JDK has: to ask the JVM takes 0.1 s. Empty if it cannot be told.
java_version() {
  local release
  release=$(dirname -- "$(readlink -f -- "$(command -v "$java")")")/../release
  if [[ -r $release ]]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release"
  fi
}

# Java reads and writes file names in the locale's encoding: without UTF-8, accents in them are lost. A locale that is
# named but not installed counts for nothing.
is_utf8() { # NAME=LOCALE
  [[ $(env "$1" locale charmap 2>/dev/null) == [Uu][Tt][Ff]-8 ]]
}
if command -v locale >/dev/null && ! is_utf8 "LC_ALL=${LC_ALL:-}"; then
  for candidate in C.UTF-8 en_US.UTF-8 fr_FR.UTF-8; do
    if is_utf8 "LC_ALL=$candidate"; then
      export LC_ALL=$candidate
      break
    fi
  done
fi

options=(-XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8)
version=$(java_version)
if ((${version:-0} >= 24)); then
  # Libraries (RocksDB, lz4, zstd, Kafka) use native code and memory, of which newer JVMs warn.
  options+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
fi
if [[ -t 1 && -t 2 ]]; then
  options+=(-Dquesteur.terminal=true)
fi
