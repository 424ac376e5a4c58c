#!/usr/bin/env bash
# The benchmark; what it measures and how to read it: docs/benchmark.md.
#   run.sh all                             everything: build, cluster, rounds, replay, verification, stall, tables
#   run.sh build                           krm into the local Maven repository, then the peers
#   run.sh cluster start|stop              the PostgreSQL of its own
#   run.sh PEER CLIENTS[,CLIENTS] SECONDS  one peer, one JSON line per number of clients
#   run.sh rounds FILE | replay [WHAT] | reading | searching | rebuilding | reporting | importing | visibility SECONDS | pages | open-cases | stall SECONDS | tables FOLDER
# ROUNDS=3 SECONDS=20 CLIENTS=1,8,32 PEERS="krm axon …"; PG_BIN, JAVA_HOME_25, PEERS_PGPORT; more in docs/benchmark.md.
set -euo pipefail
# What the environment says: bash itself counts its $SECONDS on.
seconds=$(tr '\0' '\n' <"/proc/$$/environ" | sed -n 's/^SECONDS=//p')
seconds=${seconds:-20} rounds=${ROUNDS:-3} clients=${CLIENTS:-1,8,32}
IFS=' ,' read -ra peers <<<"${PEERS:-pgbench jdbc-insert crud axon axon-cache flowable operaton pekko emmett krm}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=${PEERS_BUILD:-$here/build}
cluster=$build/cluster
export PEERS_PGHOST=${PEERS_PGHOST:-127.0.0.1} PEERS_PGPORT=${PEERS_PGPORT:-54399} PEERS_PGUSER=${PEERS_PGUSER:-postgres}
export AXONIQ_UPDATE_CHECKER_DISABLED=true

fail() { echo "$*" >&2; exit 1; }

pg_bin() {
  local dir
  for dir in "${PG_BIN:-}" "$(dirname "$(command -v initdb || echo /nowhere/initdb)")" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
    [ -x "$dir/initdb" ] && [ -x "$dir/pgbench" ] && { echo "$dir"; return; }
  done
  fail "No PostgreSQL with pgbench found: set PG_BIN to the folder of its programs."
}

java_home() {
  local dir
  for dir in "${JAVA_HOME_25:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25*; do
    grep -qs 'JAVA_VERSION="25' "$dir/release" && { echo "$dir"; return; }
  done
  fail "No JDK 25 found: set JAVA_HOME_25."
}

in_jvm() { # MODULE CLASS ARGUMENTS…
  local module=$1 jdk; shift
  jdk=$(java_home)
  [ -f "$build/$module/classpath.txt" ] || fail "Not built yet: run.sh build"
  # shellcheck disable=SC2086
  "$jdk/bin/java" -Xms256m -Xmx1g ${PEERS_JAVA_OPTS:-} --sun-misc-unsafe-memory-access=allow \
    -cp "$build/$module/classes:$(cat "$build/$module/classpath.txt")" "$@"
}

as_server() { # the server refuses to run as root
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

cluster_start() {
  local bin; bin=$(pg_bin)
  cluster_stop
  rm -rf "$cluster" && mkdir -p "$cluster"
  [ "$(id -u)" != 0 ] || chown postgres "$cluster"
  as_server "$bin/initdb" -D "$cluster/data" -A trust -U "$PEERS_PGUSER" --locale=C --encoding=UTF8 >/dev/null ||
    fail "initdb failed; may its user enter $build? Else set PEERS_BUILD."
  as_server tee -a "$cluster/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $PEERS_PGPORT
unix_socket_directories = ''
max_connections = 200
shared_buffers = 1GB
max_wal_size = 4GB
min_wal_size = 2GB
fsync = on
synchronous_commit = on
CONF
  as_server "$bin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w start >/dev/null || fail "PostgreSQL did not start: $cluster/log"
}

cluster_stop() {
  if [ -f "$cluster/data/postmaster.pid" ]; then
    as_server "$(pg_bin)/pg_ctl" -D "$cluster/data" -m fast -w stop >/dev/null || true
  fi
}

build_all() {
  (cd "$here/.." && mvn -q -B -DskipTests install)
  (cd "$here" && mvn -q -B -Dpeers.build="$build" ${PEERS_MVN_OPTS:-} package)
  if [[ " ${peers[*]} " == *" emmett "* ]]; then
    mkdir -p "$build/emmett" && cp "$here"/emmett/* "$build/emmett/"
    (cd "$build/emmett" && npm ci --no-audit --no-fund --silent)
  fi
}

peer() { # NAME CLIENTS SECONDS
  case $1 in
    pgbench)       PEERS_PGBENCH=$(pg_bin)/pgbench in_jvm common peers.Pgbench "$2" "$3" "$here/insert-event.sql" ;;
    jdbc-insert)   in_jvm peer-jdbc peers.Main "$1" peers.jdbc.Insert "$2" "$3" ;;
    crud)          in_jvm peer-jdbc peers.Main "$1" peers.jdbc.Crud "$2" "$3" ;;
    axon)          in_jvm peer-axon peers.Main "$1" peers.axon.AxonPeer "$2" "$3" ;;
    axon-cache)    in_jvm peer-axon peers.Main "$1" peers.axon.AxonCachePeer "$2" "$3" ;;
    axon-fast)     in_jvm peer-axon peers.Main "$1" peers.axon.AxonFastPeer "$2" "$3" ;;
    flowable)      in_jvm peer-flowable peers.Main "$1" peers.flowable.FlowablePeer "$2" "$3" ;;
    operaton)      in_jvm peer-operaton peers.Main "$1" peers.operaton.OperatonPeer "$2" "$3" ;;
    pekko)         in_jvm peer-pekko peers.Main "$1" peers.pekko.PekkoPeer "$2" "$3" ;;
    emmett)        in_jvm common peers.NodePeer "$1" "$2" "$3" "$build/emmett/emmett.mjs" ;;
    krm)           in_jvm peer-krm peers.Main "$1" peers.krm.KrmPeer "$2" "$3" ;;
    krm-followed)  in_jvm peer-krm peers.Main "$1" peers.krm.KrmFollowedPeer "$2" "$3" ;;
    krm-http)      PEERS_KRM_JAR=$here/../krm-app/target/krm-exec.jar in_jvm peer-krm peers.Main "$1" peers.krm.KrmHttpPeer "$2" "$3" ;;
    krm-axon-jdbc) KRM_ENGINE=axon-jdbc in_jvm peer-krm peers.Main "$1" peers.krm.KrmPeer "$2" "$3" ;;
    *)             fail "There is no peer $1" ;;
  esac
}

# Interleaved: every peer once a round, each round in another order.
run_rounds() { # FILE
  local round i name
  for ((round = 0; round < rounds; round++)); do
    for ((i = 0; i < ${#peers[@]}; i++)); do
      name=${peers[(i + round * 3) % ${#peers[@]}]}
      echo "round $((round + 1)) of $rounds: $name" >&2
      peer "$name" "$clients" "$seconds" | sed "s/^{/{\"round\":$round,/" >>"$1" 2>>"$1.log" || echo "$name failed in round $round: $1.log" >&2
    done
  done
}

about() {
  echo "$(date +%F): $(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo)," \
    "$("$(pg_bin)/postgres" --version | sed 's/ (.*//'), $(grep -h '^JAVA_VERSION=' "$(java_home)/release" | tr -d '"' | sed 's/.*=/JDK /');" \
    "$rounds rounds of $seconds s."
}

run_all() {
  local out i
  out=$build/results/$(date +%Y-%m-%d-%H%M)
  mkdir -p "$out"
  build_all
  trap cluster_stop EXIT
  cluster_start
  about >"$out/about.txt"
  run_rounds "$out/steps.jsonl"
  for ((i = 0; i < rounds; i++)); do
    echo "replay and verification, $((i + 1)) of $rounds" >&2
    in_jvm peer-axon peers.axon.Replay all >>"$out/replay.jsonl" 2>>"$out/replay.jsonl.log" || echo "replay failed" >&2
    in_jvm peer-krm peers.krm.Reading >>"$out/replay.jsonl" 2>>"$out/replay.jsonl.log" || echo "reading failed" >&2
    in_jvm peer-krm peers.krm.Stall "$seconds" >>"$out/stall.jsonl" 2>>"$out/stall.jsonl.log" || echo "stall failed" >&2
  done
  tables "$out"
}

tables() { # FOLDER
  node "$here/tables.mjs" "$1" | tee "$1/tables.md"
}

case ${1:-} in
  all)     run_all ;;
  build)   build_all ;;
  cluster) case ${2:-} in start) cluster_start ;; stop) cluster_stop ;; *) fail "cluster start|stop" ;; esac ;;
  rounds)  run_rounds "$2" ;;
  replay)  in_jvm peer-axon peers.axon.Replay "${2:-all}" ;;
  reading) in_jvm peer-krm peers.krm.Reading ;;
  searching) in_jvm peer-krm peers.krm.Searching ;;
  # Twice the heap: what has not ended is in memory while it is filled, as in a rebuild.
  rebuilding) PEERS_JAVA_OPTS="-Xmx2g ${PEERS_JAVA_OPTS:-}" in_jvm peer-krm peers.krm.Rebuilding ;;
  reporting) PEERS_JAVA_OPTS="-Xmx2g ${PEERS_JAVA_OPTS:-}" in_jvm peer-krm peers.krm.Reporting ;;
  importing) PEERS_KRM_JAR=$here/../krm-app/target/krm-exec.jar in_jvm peer-krm peers.krm.Importing ;;
  pages) PEERS_KRM_JAR=$here/../krm-app/target/krm-exec.jar in_jvm peer-krm peers.krm.Pages ;;
  open-cases) PEERS_OPEN_ONE_IN=1 PEERS_KRM_JAR=$here/../krm-app/target/krm-exec.jar in_jvm peer-krm peers.krm.OpenCases ;;
  visibility) in_jvm peer-krm peers.krm.Visibility "${2:-$seconds}" ;;
  stall)   in_jvm peer-krm peers.krm.Stall "${2:-$seconds}" ;;
  tables)  tables "$2" ;;
  "" | -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$0" ;;
  *)       [ $# = 3 ] || fail "run.sh PEER CLIENTS SECONDS"; peer "$@" ;;
esac
