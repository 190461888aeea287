import * as fc from 'fast-check';
import {
  ARCHIVE_TIMEOUT_SECONDS, ARCHIVE_UPLOAD_SECONDS, logToReplayMebibytes, REPLAY_MEBIBYTES_PER_SECOND, RESTORE_MEBIBYTES_PER_SECOND,
  RESTORE_START_SECONDS, worstLossSeconds, worstRestoreSeconds,
} from '../../../src/parts/cloud-native-pg/recovery';

const DAY = 86_400;

test('the assumptions are as documented', () => {
  expect([ARCHIVE_TIMEOUT_SECONDS, ARCHIVE_UPLOAD_SECONDS, RESTORE_START_SECONDS, RESTORE_MEBIBYTES_PER_SECOND, REPLAY_MEBIBYTES_PER_SECOND]).toEqual([300, 30, 600, 50, 16]);
});

test('a disaster takes what is not in the archive yet', () => {
  expect(worstLossSeconds()).toBe(330);
  expect(worstLossSeconds(60)).toBe(90);
});

test('the way back of 100 GiB with a backup a day: start, copy, replay of a quarter', () => {
  expect(worstRestoreSeconds({ dataMebibytes: 102_400, backupIntervalSeconds: DAY })).toBe(600 + 2048 + 1600);
});

test('measured numbers stand in for assumed ones', () => {
  expect(worstRestoreSeconds({ dataMebibytes: 1000, backupIntervalSeconds: DAY / 2, logMebibytesPerDay: 320, restoreMebibytesPerSecond: 10 })).toBe(600 + 100 + 10);
});

test('an empty database still replays one piece of log', () => {
  expect(logToReplayMebibytes({ dataMebibytes: 0, backupIntervalSeconds: DAY })).toBe(16);
});

test('more data, rarer backups and slower disks never make it faster', () => {
  const size = fc.record({
    dataMebibytes: fc.nat(1e6), backupIntervalSeconds: fc.integer({ min: 60, max: 30 * DAY }), restoreMebibytesPerSecond: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(fc.property(size, fc.nat(1e6), (given, more) => {
    const seconds = worstRestoreSeconds(given);
    expect(worstRestoreSeconds({ ...given, dataMebibytes: given.dataMebibytes + more })).toBeGreaterThanOrEqual(seconds);
    expect(worstRestoreSeconds({ ...given, backupIntervalSeconds: given.backupIntervalSeconds + more })).toBeGreaterThanOrEqual(seconds);
    expect(worstRestoreSeconds({ ...given, restoreMebibytesPerSecond: given.restoreMebibytesPerSecond + more })).toBeLessThanOrEqual(seconds);
  }));
});
