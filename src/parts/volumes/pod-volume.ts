import { Size } from 'cdk8s';
import { IConfigMap, IPersistentVolumeClaim, ISecret } from 'cdk8s-plus-27';

/** How a claimed disk can be mounted. Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
export enum ClaimAccess {
  /** From one node at a time. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** By one pod at a time. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
  /** From many nodes. */
  READ_WRITE_MANY = 'ReadWriteMany',
  /** From many nodes, read only. */
  READ_ONLY_MANY = 'ReadOnlyMany',
}

/** Details of an emptyDir. */
export interface EmptyDirOptions {
  /**
   * Whether it lies in memory, where it counts against the memory limit of the container that writes it.
   *
   * @default false
   */
  readonly inMemory?: boolean;
}

/** Which keys of a ConfigMap or Secret become files. */
export interface KeySelection {
  /**
   * Path in the volume for each key.
   *
   * @default - every key, as a file of its name
   */
  readonly items?: { readonly [key: string]: string };
}

/** A service account token for a service outside the API server. */
export interface TokenOptions {
  /** Who the token is for. */
  readonly audience: string;
  /**
   * Seconds the token is good for; the kubelet renews it in time.
   *
   * Range: 600 to 86400.
   *
   * @default 3600
   */
  readonly expirationSeconds?: number;
}

/** A volume of the pod. The kinds are those that Pod Security `restricted` admits. */
export class PodVolume {
  /**
   * Scratch space that lives and dies with the pod.
   *
   * @param sizeLimit most bytes it may hold; more evicts the pod
   */
  public static emptyDir(name: string, sizeLimit: Size, options: EmptyDirOptions = {}): PodVolume {
    return new PodVolume({ name, type: 'emptyDir', sizeLimit, options });
  }

  /** Files from a ConfigMap. */
  public static configMap(name: string, configMap: IConfigMap, options: KeySelection = {}): PodVolume {
    return new PodVolume({ name, type: 'configMap', source: configMap?.name, options });
  }

  /** Files from a Secret. */
  public static secret(name: string, secret: ISecret, options: KeySelection = {}): PodVolume {
    return new PodVolume({ name, type: 'secret', source: secret?.name, options });
  }

  /** A claimed disk. What only one node or pod can mount forces the service to one replica that is recreated. */
  public static claim(name: string, claim: IPersistentVolumeClaim, access: ClaimAccess): PodVolume {
    return new PodVolume({ name, type: 'claim', source: claim?.name, access });
  }

  /**
   * What a CSI driver provides for the life of the pod.
   *
   * @param driver name of the CSIDriver
   * @param attributes its volume attributes
   */
  public static csi(name: string, driver: string, attributes: { readonly [key: string]: string }): PodVolume {
    return new PodVolume({ name, type: 'csi', source: driver, attributes });
  }

  /** A token by which the pod proves to others who it is, as a file named `token`. */
  public static serviceAccountToken(name: string, options: TokenOptions): PodVolume {
    return new PodVolume({ name, type: 'token', options });
  }

  private constructor(/** @internal */ public readonly _spec: PodVolumeSpec) {}
}

/** @internal */
export interface PodVolumeSpec {
  readonly name: string;
  readonly type: 'emptyDir' | 'configMap' | 'secret' | 'claim' | 'csi' | 'token';
  readonly source?: string;
  readonly sizeLimit?: Size;
  readonly access?: ClaimAccess;
  readonly attributes?: { readonly [key: string]: string };
  readonly options?: EmptyDirOptions & KeySelection & Partial<TokenOptions>;
}

/** A volume at a place in a container. */
export interface MountedVolume {
  /** The volume; the same one may be mounted in several containers. */
  readonly volume: PodVolume;

  /** Absolute path in the container. */
  readonly path: string;

  /**
   * Path in the volume, where not all of it is mounted.
   *
   * @default - all of it
   */
  readonly subPath?: string;

  /**
   * Whether the container may not write.
   *
   * @default - true for ConfigMaps, Secrets, tokens and CSI, false for the others
   */
  readonly readOnly?: boolean;
}
