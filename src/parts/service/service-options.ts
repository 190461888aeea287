import { Duration } from 'cdk8s';

/** Which pods a client is sent to. Source: https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution */
export enum TrafficDistribution {
  /** Pods near the client first, in the same zone. From Kubernetes 1.31. */
  PREFER_CLOSE = 'PreferClose',
  /** Pods of the client's zone first. From Kubernetes 1.34. */
  PREFER_SAME_ZONE = 'PreferSameZone',
  /** Pods of the client's node first. From Kubernetes 1.34. */
  PREFER_SAME_NODE = 'PreferSameNode',
}

/** Details of the Service, which is of type ClusterIP. */
export interface ServiceOptions {
  /**
   * Whether its name leads to the pods themselves and not to one address for all. Clients that keep connections open and
   * balance requests themselves need it, as gRPC clients do: behind one address they stay with one pod.
   * Ports of the Service are then the container ports.
   *
   * Source: https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
   *
   * @default false
   */
  readonly headless?: boolean;

  /**
   * How long a client keeps coming to the same pod.
   *
   * Unit: whole seconds. Range: 1 second to 24 hours.
   * Source: https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
   *
   * @default - clients are spread over all pods
   */
  readonly sessionAffinity?: Duration;

  /**
   * Which pods a client is sent to.
   *
   * @default - any
   */
  readonly trafficDistribution?: TrafficDistribution;

  /**
   * Annotations of the Service.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}
