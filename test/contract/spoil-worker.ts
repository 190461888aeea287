import { only } from './good-set';
import { Json } from './json';

const LABELS = { 'app.kubernetes.io/name': 'worker', 'app.kubernetes.io/instance': 'shop-worker' };
const METADATA = { name: 'worker', namespace: 'shop', labels: LABELS };
const BEHAVIOR = {
  scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
  scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] },
};

/** A worker put beside the good set, which breaks no invariant: nobody calls it, and KEDA scales it from none to four pods. */
export class SpoilWorker {
  public readonly deployment: Json;
  public scaler: Json;

  public constructor(private readonly set: Json[]) {
    this.deployment = structuredClone(only('Deployment', set));
    this.deployment.metadata = structuredClone(METADATA);
    const { spec } = this.deployment;
    spec.selector = { matchLabels: { ...LABELS } };
    spec.template.metadata.labels = { ...LABELS };
    spec.template.spec.topologySpreadConstraints.forEach((constraint: Json) => { constraint.labelSelector = { matchLabels: { ...LABELS } }; });
    const [main] = spec.template.spec.containers;
    delete main.readinessProbe;
    delete main.lifecycle;
    delete main.ports;
    main.livenessProbe = { exec: { command: ['beat'] }, periodSeconds: 10 };
    main.startupProbe = { exec: { command: ['beat'] }, periodSeconds: 5, failureThreshold: 12 };
    this.scaler = {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: structuredClone(METADATA),
      spec: {
        scaleTargetRef: { name: 'worker' },
        minReplicaCount: 0,
        maxReplicaCount: 4,
        advanced: { horizontalPodAutoscalerConfig: { behavior: BEHAVIOR } },
        triggers: [{ type: 'aws-sqs-queue', metadata: { queueLength: '5' }, authenticationRef: { name: 'worker' } }],
      },
    };
    const authentication = { apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', metadata: structuredClone(METADATA), spec: { podIdentity: { provider: 'aws' } } };
    set.push(this.deployment, this.scaler, authentication);
  }

  /** Scaled by an autoscaler of Kubernetes instead. */
  public useHpa(): void {
    const hpa = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: structuredClone(METADATA),
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'worker' },
        minReplicas: 1,
        maxReplicas: 4,
        metrics: [{ type: 'External', external: { metric: { name: 'length' }, target: { type: 'AverageValue', averageValue: '5' } } }],
        behavior: BEHAVIOR,
      },
    };
    this.set.splice(this.set.indexOf(this.scaler), 1, hpa);
    this.scaler = hpa;
  }

  /** As Jobs instead of a Deployment. */
  public asJob(): Json {
    const { template } = this.deployment.spec;
    const job = {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledJob',
      metadata: structuredClone(METADATA),
      spec: { jobTargetRef: { template }, triggers: this.scaler.spec.triggers },
    };
    this.set.splice(this.set.indexOf(this.deployment), 1);
    this.set.splice(this.set.indexOf(this.scaler), 1, job);
    return job;
  }
}
