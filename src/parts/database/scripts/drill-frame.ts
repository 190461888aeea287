import { STAMP } from './backup-files';
import { shell } from './shell';

/**
 * What every restore drill has in common: it takes the newest backup, refuses what is stale, empty or changed, restores it to a
 * scratch folder, and asks it a question.
 *
 * Variables: BACKUP_DIR, BACKUP_NAME, MAX_AGE_SECONDS, DRILL_DIR, DRILL_QUERY.
 */
export function drillScriptOf(engine: { readonly restore: string; readonly ask: string; readonly stop: string }): string {
  return shell`#!/bin/sh
# Restores the newest backup to a scratch place and asks it a question.
# Exit status: 0 good, 10 no backup, 11 stale, 12 empty, 13 changed since it was written, 14 cannot be restored, 15 a wrong answer, 64 a setting is missing.
set -eu
umask 077
fail() { status=$1; shift; echo "restore drill FAILED: $*" >&2; exit "$status"; }
[ -n "@{BACKUP_DIR:-}" ] && [ -n "@{BACKUP_NAME:-}" ] && [ -n "@{DRILL_DIR:-}" ] && [ -n "@{MAX_AGE_SECONDS:-}" ] || fail 64 "BACKUP_DIR, BACKUP_NAME, DRILL_DIR and MAX_AGE_SECONDS must be set"
child=
DRILL_DIR=$DRILL_DIR/drill
export DRILL_DIR
cleanup() {
  ${engine.stop}
  rm -rf "$DRILL_DIR"
}
stop() { [ -z "$child" ] || kill "$child" 2>/dev/null || :; echo "restore drill FAILED: stopped by a signal" >&2; exit 143; }
trap cleanup EXIT
trap stop INT TERM HUP
run() { "$@" & child=$!; wait "$child" || { code=$?; child=; return "$code"; }; child=; }

# Names sort by age.
newest=
for candidate in "$BACKUP_DIR/$BACKUP_NAME"${STAMP}.dump; do
  [ ! -f "$candidate" ] || newest=$candidate
done
[ -n "$newest" ] || fail 10 "there is no backup of $BACKUP_NAME"
name=@{newest##*/}
made=@{name##*-}
made=@{made%.dump}
case $made in '' | *[!0-9]*) fail 10 "$name has no time in its name" ;; esac
age=$(($(date -u +%s) - made))
[ "$age" -le "$MAX_AGE_SECONDS" ] || fail 11 "the newest backup $name is $age s old, at most $MAX_AGE_SECONDS s are allowed"
[ -s "$newest" ] || fail 12 "$name is empty"
[ -f "$newest.sha256" ] || fail 13 "$name has no checksum"
wanted=$(cat "$newest.sha256")
found=$(sha256sum <"$newest")
[ "@{wanted%% *}" = "@{found%% *}" ] || fail 13 "$name is not what was written: checksum @{found%% *} instead of @{wanted%% *}"

rm -rf "$DRILL_DIR"
mkdir -p "$DRILL_DIR"
started=$(date -u +%s)
restore() {
  ${engine.restore}
}
run restore || fail 14 "$name cannot be restored"
ask() { ${engine.ask}; }
answer=$(ask) || fail 15 "the query failed: $DRILL_QUERY"
first=$(printf '%s\n' "$answer" | head -n 1)
case $first in '' | 0 | f | false | FALSE | NULL | '(nil)') fail 15 "the query gave \"$first\": $DRILL_QUERY" ;; esac
took=$(($(date -u +%s) - started))
echo "restored $name, $age s old, in $took s; $DRILL_QUERY gave $first"
`;
}
