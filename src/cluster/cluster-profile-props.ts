import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';

/** Where the pods of a cluster component run, as a network policy names them. */
export interface PodLocation {
  /**
   * Name of the namespace, matched by the label `kubernetes.io/metadata.name` that every namespace carries.
   *
   * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
   */
  readonly namespace: string;

  /**
   * Labels of the pods in that namespace.
   *
   * @default - every pod of the namespace
   */
  readonly podLabels?: { readonly [key: string]: string };
}

/** The Ingress controller of a cluster. */
export interface IngressTarget {
  /** Name of the IngressClass, as `kubectl get ingressclass` prints it. */
  readonly className: string;

  /**
   * Where the controller's pods run; network policies then admit them alone.
   *
   * Leave it out where traffic reaches pods from outside the cluster, as with load balancers that target pod addresses.
   *
   * @default - unknown: the exposed port admits every source
   */
  readonly controller?: PodLocation;
}

/** The Gateway of a cluster that routes may attach to. */
export interface GatewayTarget {
  /** Name of the Gateway object. */
  readonly name: string;

  /** Namespace of the Gateway object. */
  readonly namespace: string;

  /** Name of its listener that terminates TLS. */
  readonly httpsListener: string;

  /**
   * Name of its plain HTTP listener, which is then redirected to HTTPS.
   *
   * @default - none: no redirect is emitted
   */
  readonly httpListener?: string;

  /**
   * Where the proxies of the Gateway run; network policies then admit them alone.
   *
   * @default - unknown: the exposed port admits every source
   */
  readonly proxy?: PodLocation;
}

/** A group of like nodes. */
export interface NodePool {
  /** Name of the pool, for messages. */
  readonly name: string;

  /**
   * CPU that pods may request on one node (allocatable).
   *
   * Unit: cores, in whole millicores. Range: above zero.
   */
  readonly cpu: Cpu;

  /**
   * Memory that pods may request on one node (allocatable).
   *
   * Unit: whole bytes. Range: above zero.
   */
  readonly memory: Size;
}

/** A StorageClass of a cluster. */
export interface StorageClass {
  /** Name, as `kubectl get storageclass` prints it. */
  readonly name: string;

  /**
   * Whether claims of this class may grow (`allowVolumeExpansion`).
   *
   * @default false
   */
  readonly expandable?: boolean;

  /**
   * Whether claims that name no class get this one.
   *
   * @default false
   */
  readonly isDefault?: boolean;
}

/** What a cluster is and can do. */
export interface ClusterProfileProps {
  /**
   * Version of Kubernetes, such as `1.33`; patch and build parts are ignored.
   *
   * Range: 1.27 to 1.36. Fields that the version does not have are never emitted.
   *
   * @default "1.27"
   */
  readonly kubernetesVersion?: string;

  /**
   * Custom resource definitions the cluster has, as `kubectl get crd` names them: `httproutes.gateway.networking.k8s.io`.
   *
   * @default - none
   */
  readonly customResources?: string[];

  /**
   * The Ingress controller that serves `Exposure.web` and `Exposure.ingress`.
   *
   * @default - the cluster's default IngressClass
   */
  readonly ingress?: IngressTarget;

  /**
   * The Gateway that serves `Exposure.web` and `Exposure.gateway`; preferred over an Ingress where both are given.
   *
   * @default - none
   */
  readonly gateway?: GatewayTarget;

  /**
   * How long the load balancer keeps sending to a pod that has left: exposed services drain at least this long.
   *
   * Unit: whole seconds. Range: 0 seconds to 15 minutes.
   *
   * @default Duration.seconds(0)
   */
  readonly loadBalancerDeregistration?: Duration;

  /**
   * Name of the adapter that serves `external.metrics.k8s.io`, for messages; a cluster can have one.
   *
   * Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-metrics-apis
   *
   * @default - none: External metrics are refused
   */
  readonly externalMetricsAdapter?: string;

  /**
   * Name of the adapter that serves `custom.metrics.k8s.io`, for messages.
   *
   * @default - none: Pods and Object metrics are refused
   */
  readonly customMetricsAdapter?: string;

  /**
   * Names of the zones its nodes stand in.
   *
   * @default - unknown: pods are spread over zones all the same
   */
  readonly zones?: string[];

  /**
   * Its node pools; a pod that fits no node of any pool is then refused.
   *
   * @default - unknown
   */
  readonly nodePools?: NodePool[];

  /**
   * PriorityClass of workloads that name none.
   *
   * @default - none
   */
  readonly priorityClassName?: string;

  /**
   * Whether the platform assigns user and group ids to pods, as OpenShift does. No ids are emitted then.
   *
   * Source: https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html
   *
   * @default false
   */
  readonly assignsUserIds?: boolean;

  /**
   * Its storage classes.
   *
   * @default - unknown
   */
  readonly storageClasses?: StorageClass[];

  /**
   * Where the cluster DNS runs.
   *
   * @default - namespace kube-system, pods labelled k8s-app: kube-dns
   */
  readonly dns?: PodLocation;

  /**
   * Port the DNS pods listen on, where it is not the port of their Service: OpenShift's listen on 5353.
   *
   * Range: 1 to 65535.
   *
   * @default 53
   */
  readonly dnsPort?: number;

  /**
   * Where the metrics collector runs; network policies then admit it alone to metrics ports.
   *
   * @default - unknown: the metrics port admits every namespace
   */
  readonly monitoring?: PodLocation;
}
