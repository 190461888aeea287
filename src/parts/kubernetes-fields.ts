import { k8s } from 'cdk8s-plus-27';

/**
 * The JSON of a Kubernetes type: the typed L1 structs of cdk8s-plus-27 with int-or-string and quantity as plain values.
 *
 * We emit plain JSON, typed at build time, because the serializer of the L1 classes drops what a JSON patch adds
 * (docs/decisions/0002-emit-plain-json.md).
 */
export type Fields<T> =
  T extends k8s.IntOrString ? (k8s.IntOrString extends T ? number | string : FieldsOfObject<T>) :
    T extends (infer Item)[] ? Fields<Item>[] :
      T extends Date ? string :
        T extends object ? FieldsOfObject<T> :
          T;

type FieldsOfObject<T> = { [K in keyof T]: Fields<T[K]> };

/** A lifecycle hook, with the native sleep of Kubernetes 1.30 that the 1.27 types lack. */
export type LifecycleHandlerFields = Fields<k8s.LifecycleHandler> & { readonly sleep?: { readonly seconds: number } };

/** A container, with the restart policy that makes an init container a sidecar from Kubernetes 1.29. */
export type ContainerFields = Omit<Fields<k8s.Container>, 'lifecycle'> & {
  readonly restartPolicy?: 'Always';
  readonly lifecycle?: { readonly preStop?: LifecycleHandlerFields };
};

/** The spec of a Service, with the traffic distribution of Kubernetes 1.31 and names the L1 structs spell their own way. */
export type ServiceSpecFields = Omit<Fields<k8s.ServiceSpec>, 'clusterIp' | 'sessionAffinityConfig'> & {
  readonly clusterIP?: 'None';
  readonly sessionAffinityConfig?: { readonly clientIP: { readonly timeoutSeconds: number } };
  readonly trafficDistribution?: string;
};

/** What an ApiObject is made of. */
export interface ManifestFields {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Fields<k8s.ObjectMeta> & { readonly name: string };
  readonly [field: string]: unknown;
}
