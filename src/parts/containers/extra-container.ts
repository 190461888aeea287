import { EnvFrom, EnvValue } from 'cdk8s-plus-27';
import { Health } from '../probes/health';
import { Resources } from '../resources/resources';
import { MountedVolume } from '../volumes/pod-volume';

/** A container besides the main one. It is hardened like the main one. */
export interface ExtraContainer {
  /** Name, unique in the pod: a DNS label of at most 59 characters. */
  readonly name: string;

  /** Image with a tag other than latest, or with a digest. */
  readonly image: string;

  /**
   * Entry point, one text a word.
   *
   * @default - the image's own
   */
  readonly command?: string[];

  /**
   * Arguments, one text a word.
   *
   * @default - the image's own
   */
  readonly args?: string[];

  /**
   * Environment variables.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: EnvValue };

  /**
   * ConfigMaps and Secrets whose keys become environment variables.
   *
   * @default - none
   */
  readonly envFrom?: EnvFrom[];

  /**
   * CPU and memory.
   *
   * @default Resources.preset(ResourcePreset.MICRO)
   */
  readonly resources?: Resources;

  /**
   * Volumes it sees. It has a `/tmp` of its own.
   *
   * @default - none
   */
  readonly volumes?: MountedVolume[];
}

/** Runs to its end before the main container starts. Source: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/ */
export interface InitContainer extends ExtraContainer {}

/**
 * Runs beside the main container.
 *
 * From Kubernetes 1.29 it is an init container that restarts always: it starts before and ends after the main one.
 * Before, it is a container among the others, and waits before SIGTERM as long as the main one does.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export interface Sidecar extends ExtraContainer {
  /**
   * Ports it listens on, by name.
   *
   * Range: 1024 to 65535.
   *
   * @default - none
   */
  readonly ports?: { readonly [name: string]: number };

  /**
   * Whether it is ready. The pod gets traffic only while it is; as a native sidecar it also holds back the main container's start.
   * A probe over the network names its port.
   *
   * @default - not asked
   */
  readonly health?: Health;
}
