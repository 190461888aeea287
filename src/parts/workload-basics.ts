import { INetworkPolicyPeer, ImagePullPolicy, k8s } from 'cdk8s-plus-27';
import { CloudIdentity } from './identity/cloud-identity';

/** What every workload can be told, whoever made its image. */
export interface WorkloadBasics {
  /**
   * When the kubelet asks the registry. ALWAYS checks the right to the image at each start and downloads only layers it lacks.
   *
   * @default ImagePullPolicy.ALWAYS
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * Names of Secrets with the credentials of private registries.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Name of the workload and stem of the names of its objects. It is part of immutable selectors: keep it when code moves.
   *
   * Range: a DNS label of at most 52 characters that starts with a letter.
   *
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * Labels of all objects and pods, besides the recommended ones.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of all objects.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * Annotations of the pods; a change of one rolls them.
   *
   * @default - none
   */
  readonly podAnnotations?: { readonly [key: string]: string };

  /**
   * The application it is a part of (label app.kubernetes.io/part-of).
   *
   * @default - none
   */
  readonly partOf?: string;

  /**
   * Its role in the application (label app.kubernetes.io/component).
   *
   * @default - none
   */
  readonly component?: string;

  /**
   * Who answers for it (annotation a8r.io/owner).
   *
   * @default - none
   */
  readonly owner?: string;

  /**
   * Where on-call reads what to do (annotation a8r.io/runbook).
   *
   * @default - none
   */
  readonly runbookUrl?: string;

  /**
   * An existing ServiceAccount.
   *
   * @default - one of its own, named like the workload, that gets no token
   */
  readonly serviceAccountName?: string;

  /**
   * Who the pods are at a cloud provider.
   *
   * @default - nobody
   */
  readonly cloudIdentity?: CloudIdentity;

  /**
   * PriorityClass of the pods.
   *
   * @default - that of the ClusterProfile, if it names one
   */
  readonly priorityClassName?: string;

  /**
   * Labels a node must have.
   *
   * @default - none
   */
  readonly nodeSelector?: { readonly [key: string]: string };

  /**
   * Taints the pods tolerate.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Who may connect to the pods.
   *
   * @default - nobody but what `expose` and `metrics` need
   */
  readonly allowFrom?: INetworkPolicyPeer[];
}
