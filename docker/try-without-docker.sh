#!/bin/bash
# Builds the image and starts it once where no Docker engine runs. As root, on Debian, with debootstrap, buildah, curl:
#   docker/try-without-docker.sh JDK_25_FOLDER POSTGRESQL_BIN_FOLDER [WORK_FOLDER]
# A Debian with Maven and that JDK stands in for the base images; the PostgreSQL (15 or newer) runs on loopback.
# BUILD_OPTIONS goes to "buildah build": a --volume with the certificates that a proxy wants, for instance.
set -euo pipefail

jdk=$(realpath "${1:?JDK 25 folder}")
pg=$(realpath "${2:?folder of initdb and pg_ctl}")
work=${3:-$(mktemp -d)}
project=$(realpath "$(dirname "$0")/..")
db_port=${DB_PORT:-25432}
krm_port=${KRM_PORT:-28080}
export STORAGE_DRIVER=${STORAGE_DRIVER:-vfs}

mkdir -p "$work"
chmod 755 "$work"
container=
krm_pid=
finish() {
    if [ -n "$krm_pid" ]; then kill "$krm_pid" 2>/dev/null || true; fi
    wait
    if [ -n "$container" ]; then buildah rm "$container" >/dev/null; fi
    if [ -f "$work/pg/postmaster.pid" ]; then as_postgres "$pg/pg_ctl" -D "$work/pg" -m fast stop >/dev/null; fi
}
trap finish EXIT
as_postgres() { (cd / && setpriv --reuid postgres --regid postgres --clear-groups "$@"); }
step() { printf '\n== %s\n' "$*"; }

step "base image"
if ! buildah inspect --type image localhost/krm-base >/dev/null 2>&1; then
    [ -d "$work/base" ] || debootstrap --variant=minbase --include=ca-certificates,maven stable "$work/base" >"$work/debootstrap.log"
    base=$(buildah from scratch)
    buildah add --quiet "$base" "$work/base" / >/dev/null
    buildah add --quiet "$base" "$jdk" /opt/java/openjdk >/dev/null
    buildah config --env JAVA_HOME=/opt/java/openjdk \
        --env PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$base"
    buildah commit --quiet --rm "$base" localhost/krm-base >/dev/null
fi
echo "localhost/krm-base"

step "build"
# shellcheck disable=SC2086 # several options
buildah build --isolation chroot ${BUILD_OPTIONS:-} --build-arg BUILD_IMAGE=localhost/krm-base --build-arg RUN_IMAGE=localhost/krm-base \
    --format docker --ignorefile "$project/docker/Dockerfile.dockerignore" \
    --file "$project/docker/Dockerfile" --tag localhost/krm "$project"

step "secrets and database"
mkdir -p "$work/secrets" "$work/pg"
for name in postgres_password owner_password program_password; do openssl rand -hex 24 >"$work/secrets/$name"; done
openssl rand -base64 32 >"$work/secrets/master_key"
openssl rand -base64 32 >"$work/secrets/seal_key"
rm -rf "$work/pg"
install -d -o postgres -g postgres -m 700 "$work/pg"
as_postgres "$pg/initdb" -D "$work/pg" -E UTF8 --locale=C.UTF-8 -U postgres --pwfile="$work/secrets/postgres_password" \
    --auth-local=peer --auth-host=scram-sha-256 >"$work/initdb.log"
as_postgres "$pg/pg_ctl" -D "$work/pg" -l "$work/pg/log" -w \
    -o "-p $db_port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/pg" start >/dev/null
as_postgres env PATH="$pg:$PATH" PGHOST="$work/pg" PGPORT="$db_port" KRM_SECRETS="$work/secrets" sh "$project/docker/init-db.sh"

container=$(buildah from localhost/krm)
in_container() {
    buildah run --isolation chroot --volume "$work/secrets:/run/secrets:ro" \
        --env KRM_ADDRESS=127.0.0.1 --env KRM_PORT="$krm_port" \
        --env KRM_DB_URL="jdbc:postgresql://127.0.0.1:$db_port/krm" \
        --env KRM_DB_USER=krm --env KRM_DB_PASSWORD_FILE=/run/secrets/program_password "$@"
}

step "who runs, and without a database"
buildah run --isolation chroot "$container" -- id
buildah run --isolation chroot "$container" -- krm && exit 1 || echo "exit code $?"

step "migrate"
in_container --env KRM_DB_OWNER_USER=krm_owner --env KRM_DB_OWNER_PASSWORD_FILE=/run/secrets/owner_password \
    "$container" -- krm migrate

step "first administrator"
password=$(openssl rand -hex 12)
in_container --env KRM_MASTER_KEY_FILE=/run/secrets/master_key --env KRM_ADMIN_PASSWORD="$password" \
    "$container" -- krm create-admin admin --jobcenter WF --land NI

step "start"
in_container "$container" -- healthy 2>/dev/null && exit 1 || echo "health check before the start: exit code $?"
in_container --env KRM_MASTER_KEY_FILE=/run/secrets/master_key --env KRM_SEAL_KEY_FILE=/run/secrets/seal_key \
    --env KRM_SEAL_FILE=/var/lib/krm/seals.jsonl "$container" -- krm &
for _ in $(seq 90); do
    krm_pid=$(pgrep --newest --uid 10001 --full /opt/krm/krm.jar || true)
    if in_container "$container" -- healthy 2>/dev/null; then break; fi
    sleep 1
done
in_container "$container" -- healthy
echo "health check: exit code $?"
ps -o uid=,args= -p "$krm_pid"
curl --fail --silent --show-error "http://127.0.0.1:$krm_port/actuator/health/readiness"; echo
curl --silent --output /dev/null --write-out 'without a password: %{http_code}\n' "http://127.0.0.1:$krm_port/api/complaints"
for page in / /assets/kern.min.css /assets/charts.js; do
    curl --silent --location --output /dev/null --header 'Accept: text/html' --write-out "%{url_effective}: %{http_code}, %{size_download} bytes\n" "http://127.0.0.1:$krm_port$page"
done
curl --silent --output /dev/null --user "admin:$password" --write-out 'as administrator: %{http_code}\n' "http://127.0.0.1:$krm_port/actuator"

step "backup"
in_container "$container" -- krm backup /tmp/backup /tmp/backup-keys

step "stop"
kill "$krm_pid"
krm_pid=
wait
echo stopped

step "restore, as the owner, into a new database"
as_postgres "$pg/psql" -q -h "$work/pg" -p "$db_port" -c 'drop database krm' \
    -c "create database krm owner krm_owner template template0 encoding 'UTF8'"
in_container --env KRM_DB_OWNER_USER=krm_owner --env KRM_DB_OWNER_PASSWORD_FILE=/run/secrets/owner_password \
    "$container" -- sh -c 'krm restore /tmp/backup/*.zip /tmp/backup-keys/*.zip'
