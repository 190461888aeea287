import { STAMP } from './backup-files';
import { drillScriptOf } from './drill-frame';
import { dumpScriptOf } from './dump-frame';
import { shell } from './shell';
import { STORE_SCRIPTS } from './store-scripts';

/** A password file, because other processes see arguments. Server: PGHOST, PGPORT, PGUSER; PASSWORD_FILE has the password. */
const LOG_IN = shell`PGPASSWORD=$(cat "$PASSWORD_FILE")
export PGPASSWORD`;

/**
 * Dumps are of the custom format: compressed, and restored by table. A restore reads all of it once before it is kept.
 *
 * Source: https://www.postgresql.org/docs/current/app-pgdump.html
 */
const DUMP = dumpScriptOf({
  prepare: LOG_IN,
  dump: 'exec pg_dump --format=custom --no-password --lock-wait-timeout=60s --dbname="$PGDATABASE" --file="$part"',
  verify: 'exec pg_restore --file=/dev/null "$part"',
});

/** A server of its own that listens on a socket in the scratch folder alone, and need not survive a crash. */
const DRILL = drillScriptOf({
  stop: shell`[ ! -f "$DRILL_DIR/data/postmaster.pid" ] || pg_ctl stop --pgdata="$DRILL_DIR/data" --mode=immediate --silent 2>/dev/null || :`,
  restore: shell`initdb --pgdata="$DRILL_DIR/data" --username=postgres --auth=trust --encoding=UTF8 --no-sync >"$DRILL_DIR/initdb.log" 2>&1 || { cat "$DRILL_DIR/initdb.log" >&2; return 1; }
  pg_ctl start --pgdata="$DRILL_DIR/data" --silent --wait --timeout=60 --log="$DRILL_DIR/server.log" \
    --options="-c listen_addresses= -c unix_socket_directories='$DRILL_DIR' -c fsync=off -c full_page_writes=off -c max_wal_size=4GB -c port=5432" \
    || { cat "$DRILL_DIR/server.log" >&2; return 1; }
  createdb --host="$DRILL_DIR" --port=5432 --username=postgres --no-password drill || return 1
  pg_restore --host="$DRILL_DIR" --port=5432 --username=postgres --no-password --dbname=drill --exit-on-error --no-owner --no-privileges "$newest" || return 1`,
  ask: 'psql --no-psqlrc --host="$DRILL_DIR" --port=5432 --username=postgres --no-password --dbname=drill --set=ON_ERROR_STOP=1 --no-align --tuples-only --command="$DRILL_QUERY"',
});

/**
 * Restores beside the database, then puts it in its place in one transaction: the old one stays, under another name.
 * Variables: those of the drill's backup, PGDATABASE, APPLICATION_USER; BACKUP_FILE for another than the newest.
 */
const RESTORE = shell`#!/bin/sh
# Restores a backup into the running server and puts it in the place of the database, which stays under another name.
# Exit status: 0 restored, 10 no backup, 12 empty, 13 changed since it was written, 14 cannot be restored, 16 the place could not be taken, 64 a setting is missing.
set -eu
umask 077
fail() { status=$1; shift; echo "restore FAILED: $*" >&2; exit "$status"; }
[ -n "@{BACKUP_DIR:-}" ] && [ -n "@{BACKUP_NAME:-}" ] && [ -n "@{PGDATABASE:-}" ] || fail 64 "BACKUP_DIR, BACKUP_NAME and PGDATABASE must be set"
${LOG_IN}
target=$PGDATABASE
export PGDATABASE=postgres
child=
stop() { [ -z "$child" ] || kill "$child" 2>/dev/null || :; echo "restore FAILED: stopped by a signal" >&2; exit 143; }
trap stop INT TERM HUP
run() { "$@" & child=$!; wait "$child" || { code=$?; child=; return "$code"; }; child=; }

source=
if [ -n "@{BACKUP_FILE:-}" ]; then
  source=$BACKUP_DIR/$BACKUP_FILE
else
  for candidate in "$BACKUP_DIR/$BACKUP_NAME"${STAMP}.dump; do
    [ ! -f "$candidate" ] || source=$candidate
  done
fi
[ -n "$source" ] && [ -f "$source" ] || fail 10 "there is no backup @{BACKUP_FILE:-of $BACKUP_NAME}"
[ -s "$source" ] || fail 12 "$source is empty"
[ -f "$source.sha256" ] || fail 13 "$source has no checksum"
wanted=$(cat "$source.sha256")
found=$(sha256sum <"$source")
[ "@{wanted%% *}" = "@{found%% *}" ] || fail 13 "$source is not what was written"

now=$(date -u +%s)
fresh=restore_$now
before=before_$now
drop() { psql --no-psqlrc --quiet --set=name="$fresh" <<'SQL' || :
DROP DATABASE IF EXISTS :"name" WITH (FORCE);
SQL
}
createdb --no-password --owner="$APPLICATION_USER" "$fresh" || fail 14 "database $fresh cannot be made"
run pg_restore --no-password --dbname="$fresh" --exit-on-error "$source" || { drop; fail 14 "$source cannot be restored; $target is as it was"; }

swap() {
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=target="$target" --set=fresh="$fresh" --set=before="$before" --set=role="$APPLICATION_USER" <<'SQL'
REVOKE CONNECT ON DATABASE :"fresh" FROM PUBLIC;
SELECT count(*) = 1 AS has_target FROM pg_database WHERE datname = :'target' \gset
\if :has_target
ALTER DATABASE :"target" WITH ALLOW_CONNECTIONS false;
SELECT count(pg_terminate_backend(pid)) AS ended FROM pg_stat_activity WHERE datname IN (:'target', :'fresh') \gset
SELECT pg_sleep(1) \gset
BEGIN;
ALTER DATABASE :"target" RENAME TO :"before";
ALTER DATABASE :"fresh" RENAME TO :"target";
COMMIT;
\else
ALTER DATABASE :"fresh" RENAME TO :"target";
\endif
SQL
}
if ! swap; then
  psql --no-psqlrc --quiet --set=target="$target" <<'SQL' || :
ALTER DATABASE :"target" WITH ALLOW_CONNECTIONS true;
SQL
  drop
  fail 16 "$target is as it was"
fi
echo "restored @{source##*/} to $target; the database before it is $before, which lets nobody in"
`;

export const POSTGRES_SCRIPTS = { ...STORE_SCRIPTS, 'dump.sh': DUMP, 'drill.sh': DRILL, 'restore.sh': RESTORE };
