/** The object a metric describes. */
export interface MetricObject {
  /** Such as `networking.k8s.io/v1`. */
  readonly apiVersion: string;
  /** Such as `Ingress`. */
  readonly kind: string;
  /** Name of the object, in the namespace of the service. */
  readonly name: string;
}

/** The value a metric is held at. Give exactly one. */
export interface MetricTargetOptions {
  /**
   * Value for each pod: the wanted pods are the sum divided by it, rounded up.
   *
   * Unit: a Kubernetes quantity, such as `30` or `500m`. Range: above zero.
   *
   * @default - none
   */
  readonly averageValue?: string;

  /**
   * Value of the metric as a whole, which no division by pods changes.
   *
   * Unit: a Kubernetes quantity. Range: above zero.
   *
   * @default - none
   */
  readonly value?: string;
}

/** A metric of something outside the cluster. */
export interface ExternalMetricOptions extends MetricTargetOptions {
  /** Name of the metric, as the adapter serves it. */
  readonly name: string;

  /**
   * Labels that select the series.
   *
   * @default - every series of that name
   */
  readonly selector?: { readonly [key: string]: string };
}

/** A metric of one object of the cluster. */
export interface ObjectMetricOptions extends MetricTargetOptions {
  /** Name of the metric, as the adapter serves it. */
  readonly name: string;
  /** The object it describes. */
  readonly object: MetricObject;
}

/** Requests each pod serves. */
export interface RequestsPerSecondOptions {
  /**
   * Name of the metric that counts them.
   *
   * @default "http_requests_per_second"
   */
  readonly metricName?: string;
}

/** Memory use as a reason to add pods. */
export interface MemoryMetricOptions {
  /**
   * Average use of the memory request.
   *
   * Unit: percent. Range: 1 to 90: the limit equals the request, and the autoscaler acts a tenth above its target.
   */
  readonly utilization: number;

  /**
   * Why memory falls again when load does, in at least 10 characters. Runtimes with a garbage collector keep what they got.
   *
   * @default - none: allowed for Runtime.NATIVE alone
   */
  readonly reason?: string;
}

/** What the autoscaler looks at besides CPU. Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
export class ScalingMetric {
  /**
   * Requests per second, averaged over the pods.
   *
   * @param perPod requests per second a pod can serve; above zero
   */
  public static requestsPerSecond(perPod: number, options: RequestsPerSecondOptions = {}): ScalingMetric {
    return ScalingMetric.pods(options.metricName ?? 'http_requests_per_second', String(perPod));
  }

  /**
   * Any metric of the pods, averaged over them.
   *
   * @param averageValue a Kubernetes quantity above zero
   */
  public static pods(name: string, averageValue: string): ScalingMetric {
    return new ScalingMetric({ type: 'Pods', name, averageValue });
  }

  /** A metric of one object, such as the requests an Ingress serves. */
  public static object(options: ObjectMetricOptions): ScalingMetric {
    return new ScalingMetric({ ...options, type: 'Object' });
  }

  /** A metric of something outside the cluster, such as the length of a queue. */
  public static external(options: ExternalMetricOptions): ScalingMetric {
    return new ScalingMetric({ ...options, type: 'External' });
  }

  /** Memory use; refused for garbage-collected runtimes unless a reason is given. */
  public static memory(options: MemoryMetricOptions): ScalingMetric {
    return new ScalingMetric({ ...options, type: 'Memory' });
  }

  private constructor(/** @internal */ public readonly _spec: ScalingMetricSpec) {}
}

/** @internal */
export interface ScalingMetricSpec extends MetricTargetOptions {
  readonly type: 'Pods' | 'Object' | 'External' | 'Memory';
  readonly name?: string;
  readonly object?: MetricObject;
  readonly selector?: { readonly [key: string]: string };
  readonly utilization?: number;
  readonly reason?: string;
}
