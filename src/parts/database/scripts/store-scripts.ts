import { STAMP } from './backup-files';
import { shell } from './shell';

/** What the commands that reach the bucket share. Variables: S3_URI, S3_ENDPOINT (may be empty), BACKUP_DIR, BACKUP_NAME. */
const REACH = shell`set -eu
umask 077
[ -n "@{BACKUP_DIR:-}" ] && [ -n "@{BACKUP_NAME:-}" ] && [ -n "@{S3_URI:-}" ] || fail 64 "BACKUP_DIR, BACKUP_NAME and S3_URI must be set"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work"
child=
stop() { [ -z "$child" ] || kill "$child" 2>/dev/null || :; fail 143 "stopped by a signal"; }
trap stop INT TERM HUP
s3() {
  if [ -n "@{S3_ENDPOINT:-}" ]; then aws --endpoint-url "$S3_ENDPOINT" s3 "$@" & else aws s3 "$@" & fi
  child=$!
  wait "$child" || { code=$?; child=; return "$code"; }
  child=
}
# One "<bytes> <name>" a line, sorted by name, which sorts by age.
list() {
  s3 ls "$S3_URI/" >"$work/listing" || return 1
  while read -r _ _ size name; do
    case $name in "$BACKUP_NAME"${STAMP}.dump) echo "$size $name" ;; esac
  done <"$work/listing" | sort -k 2
}
`;

/** Copies the dump that was just written to the bucket, checks what arrived, and only then removes what is too old. */
const UPLOAD = shell`#!/bin/sh
# Exit status: 0 stored, 22 not stored, 64 a setting is missing.
fail() { status=$1; shift; echo "backup FAILED: $*" >&2; exit "$status"; }
${REACH}
file=
for candidate in "$BACKUP_DIR/$BACKUP_NAME"${STAMP}.dump; do
  [ ! -f "$candidate" ] || file=@{candidate##*/}
done
[ -n "$file" ] || fail 22 "there is nothing to store"
wanted=$(cat "$BACKUP_DIR/$file.sha256")
found=$(sha256sum <"$BACKUP_DIR/$file")
[ "@{wanted%% *}" = "@{found%% *}" ] || fail 22 "$file changed before it was stored"
# The checksum first: a dump without one counts as broken.
s3 cp --only-show-errors "$BACKUP_DIR/$file.sha256" "$S3_URI/$file.sha256" || fail 22 "$file.sha256 was not stored"
s3 cp --only-show-errors "$BACKUP_DIR/$file" "$S3_URI/$file" || fail 22 "$file was not stored"
list >"$work/stored" || fail 22 "$S3_URI cannot be listed"
size=$(wc -c <"$BACKUP_DIR/$file")
grep -qx "$((size)) $file" "$work/stored" || fail 22 "$S3_URI does not hold $file with $((size)) bytes"
echo "stored $file, $((size)) bytes"

now=$(date -u +%s)
while read -r _ old; do
  made=@{old##*-}
  made=@{made%.dump}
  case $made in '' | *[!0-9]*) continue ;; esac
  [ "$old" != "$file" ] && [ $((now - made)) -gt "$KEEP_SECONDS" ] || continue
  s3 rm --only-show-errors "$S3_URI/$old" && s3 rm --only-show-errors "$S3_URI/$old.sha256" && echo "removed $old, older than $KEEP_SECONDS s"
done <"$work/stored"
`;

/** Copies the newest dump, or BACKUP_FILE, from the bucket. What reads it checks it. */
const DOWNLOAD = shell`#!/bin/sh
# Exit status: 0 copied, 10 no backup, 14 it could not be copied, 64 a setting is missing.
fail() { status=$1; shift; echo "restore FAILED: $*" >&2; exit "$status"; }
${REACH}
file=@{BACKUP_FILE:-}
if [ -z "$file" ]; then
  list >"$work/stored" || fail 14 "$S3_URI cannot be listed"
  while read -r _ name; do file=$name; done <"$work/stored"
fi
[ -n "$file" ] || fail 10 "there is no backup of $BACKUP_NAME in $S3_URI"
s3 cp --only-show-errors "$S3_URI/$file" "$BACKUP_DIR/$file" || fail 14 "$file could not be copied"
s3 cp --only-show-errors "$S3_URI/$file.sha256" "$BACKUP_DIR/$file.sha256" || fail 14 "$file.sha256 could not be copied"
echo "copied $file"
`;

/** The same for every engine; in the image of the store, which has no program of the database. */
export const STORE_SCRIPTS = { 'upload.sh': UPLOAD, 'download.sh': DOWNLOAD };
