import { QueueScaledWorkerProps } from './props';
import { KNOWN_WORKLOAD_PROPS } from '../../parts/known-workload-props';
import { KnownProps } from '../../validation/known-props';

/** Every prop by name; the compiler keeps it complete. */
export const KNOWN_PROPS: KnownProps<QueueScaledWorkerProps> = {
  ...KNOWN_WORKLOAD_PROPS,
  source: true,
  target: true,
  processingTime: true,
  maxReplicas: true,
  minReplicas: true,
  liveness: true,
  readiness: true,
  mode: true,
  job: true,
  scaler: true,
  metric: true,
  auth: true,
  activation: true,
  pollingInterval: true,
  cooldown: true,
  fallback: true,
  scaleUp: true,
  scaleDown: true,
  strategy: true,
  minReady: true,
  pullAllowance: true,
  progressDeadline: true,
  idempotent: true,
  deadLetter: true,
};
