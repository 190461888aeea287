export { ClusterProfile } from './cluster/cluster-profile';
export {
  ClusterProfileProps, GatewayTarget, IngressTarget, NodePool, PodLocation, StorageClass,
} from './cluster/cluster-profile-props';
export { SafeWebServiceProps } from './constructs/safe-web-service/props';
export { SafeWebService } from './constructs/safe-web-service/safe-web-service';
export { ConfigFile, ConfigRollout } from './parts/config/config-file';
export { ExtraContainer, InitContainer, Sidecar } from './parts/containers/extra-container';
export { Disruption } from './parts/disruption-budget/disruption';
export { Exposure, ExposureOptions } from './parts/exposure/exposure';
export { Tls } from './parts/exposure/tls';
export {
  ExternalMetricOptions, MemoryMetricOptions, MetricObject, MetricTargetOptions, ObjectMetricOptions, RequestsPerSecondOptions, ScalingMetric,
} from './parts/horizontal-scaling/scaling-metric';
export { Runtime, WebAutoscaling } from './parts/horizontal-scaling/web-autoscaling';
export { CloudIdentity } from './parts/identity/cloud-identity';
export { MetricsEndpoint } from './parts/metrics/metrics-endpoint';
export { Egress } from './parts/network-guard/egress';
export { WebPort, WebPortOptions } from './parts/ports/web-port';
export { GrpcHealthOptions, Health, HealthOptions, HttpHealthOptions } from './parts/probes/health';
export { CpuLimit, Qos, ResourceOptions, ResourcePreset, Resources } from './parts/resources/resources';
export { RollingOptions, Rollout } from './parts/rollout/rollout';
export { CsiSecretOptions, ExternalSecretOptions, SecretRef, SecretUse } from './parts/secrets/secret-ref';
export { ServiceOptions, TrafficDistribution } from './parts/service/service-options';
export { Spread } from './parts/spread/spread';
export {
  ClaimAccess, EmptyDirOptions, KeySelection, MountedVolume, PodVolume, TokenOptions,
} from './parts/volumes/pod-volume';
export { WorkloadProps } from './parts/workload-props';
