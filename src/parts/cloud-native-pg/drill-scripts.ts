/**
 * The scripts of the restore drill. They run in the image of PostgreSQL, which has a shell; that of kubectl has none.
 *
 * Own judgement on the order: a failure is written down and told last, so that the scratch cluster is removed in any case.
 */

/** Puts the Job into the manifest as its owner: what a killed drill leaves behind goes with its Job. */
export const MANIFEST_SCRIPT = String.raw`set -eu
sed -e "s/@JOB_NAME@/$JOB_NAME/" -e "s/@JOB_UID@/$JOB_UID/" "$TEMPLATE" > "$WORK/cluster.json"
`;

/**
 * Waits until the restored server takes writes, asks it, and writes down what came of it.
 *
 * The plugin drops its container once the restore is done, which restarts the server: a lost connection (psql ends with 2) is tried again,
 * an answer or an error of the query never is.
 * Source: https://github.com/cloudnative-pg/plugin-barman-cloud/pull/1025, https://www.postgresql.org/docs/current/app-psql.html (exit status)
 */
export const QUERY_SCRIPT = String.raw`set -u
say() { printf '%s\n' "$1" > "$WORK/verdict"; exit 0; }
ask() {
  PGPASSWORD="$(cat "$SECRET/password")" PGCONNECT_TIMEOUT=5 psql --no-psqlrc --no-password --quiet --tuples-only --no-align \
    --set=ON_ERROR_STOP=1 --host="$DRILL_HOST" --port=5432 --username="$DRILL_USER" --dbname="$DRILL_DATABASE" --command="$1"
}
start="$(date +%s)"
until [ -s "$SECRET/password" ] && [ "$(ask 'SELECT NOT pg_is_in_recovery()' 2> "$WORK/error")" = t ]; do
  if [ "$(($(date +%s) - start))" -ge "$ANSWER_SECONDS" ]; then
    say "FAILED: no restored server after $ANSWER_SECONDS s: $(tail -n 1 "$WORK/error" 2> /dev/null)"
  fi
  sleep "$POLL_SECONDS"
done
restored="$(($(date +%s) - start))"
retries=0
until answer="$(ask "$DRILL_QUERY" 2> "$WORK/error")"; do
  [ "$?" -eq 2 ] || say "FAILED: the query gave an error: $(tail -n 1 "$WORK/error")"
  if [ "$retries" -ge "$MOST_RETRIES" ] || [ "$(($(date +%s) - start))" -ge "$ANSWER_SECONDS" ]; then
    say "FAILED: the restored server went away, and $retries retries did not reach it: $(tail -n 1 "$WORK/error")"
  fi
  retries="$((retries + 1))"
  sleep "$POLL_SECONDS"
done
first="$(printf '%s\n' "$answer" | head -n 1 | cut -d '|' -f 1)"
case "$first" in '' | 0 | f | false) say "FAILED: the query gave \"$first\", which means the data is not there" ;; esac
say "OK: restored in $restored s, and the query gave \"$first\""
`;

/** Tells what came of it, by its text and by its exit code. */
export const VERDICT_SCRIPT = String.raw`set -u
verdict="$(cat "$WORK/verdict" 2> /dev/null)"
printf 'restore drill: %s\n' "$verdict"
case "$verdict" in OK:*) exit 0 ;; *) exit 1 ;; esac
`;

/** Keys of the ConfigMap. */
export const DRILL_FILES = { template: 'cluster.json', manifest: 'manifest.sh', query: 'query.sh', verdict: 'verdict.sh' } as const;
