import { STAMP } from './backup-files';
import { shell } from './shell';

/**
 * What every dump has in common: the file appears under its name only when it is whole and was read back, and what went wrong ends
 * the job with a status of its own.
 *
 * Variables: BACKUP_DIR, BACKUP_NAME, KEEP_SECONDS (0: something else prunes).
 * A file is `<name>-<time in UTC>-<seconds since 1970>.dump`, with `<file>.sha256` beside it, so that names sort by age.
 */
export function dumpScriptOf(engine: { readonly prepare: string; readonly dump: string; readonly verify: string }): string {
  return shell`#!/bin/sh
# Writes one backup. It appears under its name only when it is whole.
# Exit status: 0 written, 20 the dump failed, 21 the dump cannot be read back, 22 it could not be stored, 64 a setting is missing.
set -eu
umask 077
fail() { status=$1; shift; echo "backup FAILED: $*" >&2; exit "$status"; }
[ -n "@{BACKUP_DIR:-}" ] && [ -n "@{BACKUP_NAME:-}" ] || fail 64 "BACKUP_DIR and BACKUP_NAME must be set"
[ -d "$BACKUP_DIR" ] && [ -w "$BACKUP_DIR" ] || fail 22 "$BACKUP_DIR is no folder that can be written"

file=$BACKUP_NAME-$(date -u +%Y%m%dT%H%M%SZ-%s).dump
part=$BACKUP_DIR/.$file.part
work=$(mktemp -d)
child=
cleanup() { rm -rf "$work" "$part" "$part.sha256"; }
stop() { [ -z "$child" ] || kill "$child" 2>/dev/null || :; cleanup; echo "backup FAILED: stopped by a signal" >&2; exit 143; }
trap cleanup EXIT
trap stop INT TERM HUP
# A shell acts on a signal only between commands, so long ones run beside it.
run() { "$@" & child=$!; wait "$child" || { code=$?; child=; return "$code"; }; child=; }

${engine.prepare}
# What a run that was killed left behind.
for left in "$BACKUP_DIR/.$BACKUP_NAME"${STAMP}.dump.part*; do
  made=@{left%.dump.part*}
  made=@{made##*-}
  case $made in '' | *[!0-9]*) continue ;; esac
  [ $(($(date -u +%s) - made)) -le 86400 ] || rm -f "$left"
done

dump() { ${engine.dump}; }
verify() { ${engine.verify}; }
run dump || fail 20 "the dump ended with status $?"
[ -s "$part" ] || fail 20 "the dump is empty"
run verify || fail 21 "the dump cannot be read back"

sum=$(sha256sum <"$part") || fail 22 "no checksum of $part"
printf '%s  %s\n' "@{sum%% *}" "$file" >"$part.sha256" || fail 22 "no checksum of $part"
sync "$part" "$part.sha256" 2>/dev/null || sync
mv "$part.sha256" "$BACKUP_DIR/$file.sha256" || fail 22 "$file.sha256 could not be stored"
mv "$part" "$BACKUP_DIR/$file" || fail 22 "$file could not be stored"
sync "$BACKUP_DIR" 2>/dev/null || sync
echo "wrote $file, $(wc -c <"$BACKUP_DIR/$file") bytes"

# Only after success, and never the newest.
[ "@{KEEP_SECONDS:-0}" -gt 0 ] || exit 0
now=$(date -u +%s)
for old in "$BACKUP_DIR/$BACKUP_NAME"${STAMP}.dump; do
  made=@{old##*-}
  made=@{made%.dump}
  case $made in '' | *[!0-9]*) continue ;; esac
  [ "$old" != "$BACKUP_DIR/$file" ] && [ $((now - made)) -gt "$KEEP_SECONDS" ] || continue
  rm -f "$old" "$old.sha256" && echo "removed @{old##*/}, older than $KEEP_SECONDS s"
done
`;
}
