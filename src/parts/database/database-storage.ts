import { Size } from 'cdk8s';
import { ClaimAccess } from '../volumes/pod-volume';

/** The disk of each instance of a database. */
export interface DatabaseStorage {
  /**
   * Size of the disk. A claim can grow where its class allows it, and never shrink.
   *
   * Unit: bytes. Range: 1 GiB and more.
   * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
   */
  readonly size: Size;

  /**
   * Name of its StorageClass.
   *
   * Range: one that the ClusterProfile lists, where it lists any.
   *
   * @default - the cluster's default class
   */
  readonly storageClass?: string;

  /**
   * Whether the class must be one that lets the disk grow: growth is the first incident of most databases.
   * `false` accepts that a full disk means a migration.
   *
   * @default true
   */
  readonly expandable?: boolean;

  /**
   * How the disk is mounted: READ_WRITE_ONCE or READ_WRITE_ONCE_POD. Not for CloudNativePG, which decides itself.
   *
   * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
   *
   * @default ClaimAccess.READ_WRITE_ONCE
   */
  readonly access?: ClaimAccess;
}
