import { SafeWebServiceProps } from './props';
import { KNOWN_WORKLOAD_PROPS } from '../../parts/known-workload-props';
import { KnownProps } from '../../validation/known-props';

/** Every prop by name; the compiler keeps it complete. */
export const KNOWN_PROPS: KnownProps<SafeWebServiceProps> = {
  ...KNOWN_WORKLOAD_PROPS,
  health: true,
  liveness: true,
  port: true,
  ports: true,
  replicas: true,
  autoscaling: true,
  scaleOn: true,
  runtime: true,
  drainDelay: true,
  distroless: true,
  drainsItself: true,
  strategy: true,
  minReady: true,
  pullAllowance: true,
  progressDeadline: true,
  service: true,
  expose: true,
};
