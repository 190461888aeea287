import { drillScriptOf } from './drill-frame';
import { dumpScriptOf } from './dump-frame';
import { STORE_SCRIPTS } from './store-scripts';

/** The author's commands in the frame of ours. Server: DATABASE_HOST, DATABASE_PORT, DATABASE_USER, DATABASE_PASSWORD_FILE. */
const DUMP = dumpScriptOf({
  prepare: 'DATABASE_PASSWORD_FILE=$PASSWORD_FILE\nexport DATABASE_PASSWORD_FILE',
  dump: 'eval "exec $DUMP_COMMAND" >"$part"',
  verify: ':',
});

const DRILL = drillScriptOf({
  stop: ':',
  restore: 'eval "$VERIFY_COMMAND" <"$newest" || return 1',
  ask: 'echo verified',
});

export const CUSTOM_SCRIPTS = { ...STORE_SCRIPTS, 'dump.sh': DUMP, 'drill.sh': DRILL };
