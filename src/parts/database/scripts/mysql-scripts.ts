import { drillScriptOf } from './drill-frame';
import { dumpScriptOf } from './dump-frame';
import { shell } from './shell';
import { STORE_SCRIPTS } from './store-scripts';

/** An option file, because other processes see arguments. Server: DATABASE_HOST, DATABASE_PORT; PASSWORD_FILE has the password of root. */
const LOG_IN = shell`{
  echo '[client]'
  printf 'host = %s\nport = %s\nprotocol = tcp\nuser = root\n' "$DATABASE_HOST" "$DATABASE_PORT"
  printf 'password = "%s"\n' "$(sed 's/[\\"]/\\&/g' "$PASSWORD_FILE")"
} >"$work/client.cnf"`;

/** Source: https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html. Its last line says that it is whole. */
const DUMP = dumpScriptOf({
  prepare: LOG_IN,
  dump: 'exec mysqldump --defaults-extra-file="$work/client.cnf" --single-transaction --quick --routines --triggers --events --hex-blob --set-gtid-purged=OFF --result-file="$part" "$DATABASE_NAME"',
  verify: "tail -n 1 \"$part\" | grep -q '^-- Dump completed'",
});

const DRILL = drillScriptOf({
  stop: shell`[ ! -f "$DRILL_DIR/mysqld.pid" ] || kill -9 "$(cat "$DRILL_DIR/mysqld.pid")" 2>/dev/null || :`,
  restore: shell`tail -n 1 "$newest" | grep -q '^-- Dump completed' || { echo "the dump is cut off" >&2; return 1; }
  mysqld --no-defaults --initialize-insecure --datadir="$DRILL_DIR/data" --log-error="$DRILL_DIR/server.log" || { cat "$DRILL_DIR/server.log" >&2; return 1; }
  mysqld --no-defaults --datadir="$DRILL_DIR/data" --socket="$DRILL_DIR/mysqld.sock" --pid-file="$DRILL_DIR/mysqld.pid" --log-error="$DRILL_DIR/server.log" \
    --skip-networking --mysqlx=OFF --secure-file-priv= --tmpdir=/tmp --innodb-flush-log-at-trx-commit=0 &
  tries=0
  until mysqladmin --no-defaults --socket="$DRILL_DIR/mysqld.sock" --user=root --silent ping 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || { cat "$DRILL_DIR/server.log" >&2; return 1; }
    sleep 1
  done
  mysqladmin --no-defaults --socket="$DRILL_DIR/mysqld.sock" --user=root create drill || return 1
  mysql --no-defaults --socket="$DRILL_DIR/mysqld.sock" --user=root drill <"$newest" || return 1`,
  ask: 'mysql --no-defaults --socket="$DRILL_DIR/mysqld.sock" --user=root --batch --skip-column-names --execute="$DRILL_QUERY" drill',
});

export const MYSQL_SCRIPTS = { ...STORE_SCRIPTS, 'dump.sh': DUMP, 'drill.sh': DRILL };
