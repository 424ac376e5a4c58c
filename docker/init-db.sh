#!/bin/sh
# Makes the two roles and the database, once, when the server's volume is new.
#   krm_owner  owns the schemas of events, people and keys, and migrates them
#   krm        is the running program; it owns the read side only
set -eu
export KRM_SECRETS="${KRM_SECRETS:-/run/secrets}"

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\set owner_password `cat "$KRM_SECRETS/owner_password"`
\set program_password `cat "$KRM_SECRETS/program_password"`
create role krm_owner login password :'owner_password';
create role krm login password :'program_password';
grant krm to krm_owner;
create database krm owner krm_owner template template0 encoding 'UTF8';
revoke all on database krm from public;
grant connect on database krm to krm;
SQL
