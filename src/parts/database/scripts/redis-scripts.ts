import { drillScriptOf } from './drill-frame';
import { dumpScriptOf } from './dump-frame';
import { shell } from './shell';
import { STORE_SCRIPTS } from './store-scripts';

/** The snapshot that a replica would get. Source: https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/ */
const DUMP = dumpScriptOf({
  prepare: 'REDISCLI_AUTH=$(cat "$PASSWORD_FILE")\nexport REDISCLI_AUTH',
  dump: 'exec redis-cli -h "$DATABASE_HOST" -p "$DATABASE_PORT" --rdb "$part"',
  verify: 'exec redis-check-rdb "$part"',
});

const DRILL = drillScriptOf({
  stop: shell`[ ! -S "$DRILL_DIR/redis.sock" ] || redis-cli -s "$DRILL_DIR/redis.sock" shutdown nosave 2>/dev/null || :`,
  restore: shell`redis-check-rdb "$newest" >"$DRILL_DIR/check.log" 2>&1 || { cat "$DRILL_DIR/check.log" >&2; return 1; }
  cp "$newest" "$DRILL_DIR/dump.rdb" || return 1
  redis-server --port 0 --unixsocket "$DRILL_DIR/redis.sock" --dir "$DRILL_DIR" --dbfilename dump.rdb --appendonly no --save '' --daemonize yes --logfile "$DRILL_DIR/server.log" || return 1
  tries=0
  until [ "$(redis-cli -s "$DRILL_DIR/redis.sock" ping 2>/dev/null)" = PONG ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { cat "$DRILL_DIR/server.log" >&2; return 1; }
    sleep 1
  done`,
  // Redis answers with an error and status 0.
  ask: `answer=$(redis-cli -s "$DRILL_DIR/redis.sock" $DRILL_QUERY) || return 1
  case $answer in ERR* | WRONGTYPE*) echo "$answer" >&2; return 1 ;; esac
  printf '%s\\n' "$answer"`,
});

export const REDIS_SCRIPTS = { ...STORE_SCRIPTS, 'dump.sh': DUMP, 'drill.sh': DRILL };
