import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';

/** Sizes of a container that cover most services. The CPU limit is four times the request. */
export enum ResourcePreset {
  /** 100m CPU, 128Mi memory. */
  MICRO = 'micro',
  /** 250m CPU, 256Mi memory. */
  SMALL = 'small',
  /** 500m CPU, 512Mi memory. */
  MEDIUM = 'medium',
  /** 1 CPU, 1Gi memory. */
  LARGE = 'large',
  /** 2 CPU, 2Gi memory. */
  XLARGE = 'xlarge',
}

/** How requests and limits relate. Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ */
export enum Qos {
  /** CPU may burst above its request up to its limit. */
  BURSTABLE = 'burstable',
  /** CPU limit equals CPU request in every container, so that the kubelet evicts the pod last. */
  GUARANTEED = 'guaranteed',
}

/** The CPU a container may use at most, or why it has no limit. */
export class CpuLimit {
  /** A limit. Range: at least the request. */
  public static of(cpu: Cpu): CpuLimit {
    return new CpuLimit(cpu, undefined);
  }

  /**
   * No limit: the container may take all idle CPU of its node, and with it what its neighbours burst into.
   *
   * @param reason why, in at least 10 characters
   */
  public static none(reason: string): CpuLimit {
    return new CpuLimit(undefined, reason);
  }

  private constructor(
    /** @internal */ public readonly _cpu: Cpu | undefined,
    /** @internal */ public readonly _reason: string | undefined,
  ) {}
}

/** What a container may use. */
export interface ResourceOptions {
  /**
   * CPU request: what the scheduler reserves and what a CPU autoscaler divides by.
   *
   * Unit: cores, in whole millicores. Range: above zero.
   * Source: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   *
   * @default Cpu.millis(250)
   */
  readonly cpu?: Cpu;

  /**
   * CPU limit.
   *
   * Range: at least the request. Own judgement: four times the request keeps bursts and protects the node.
   *
   * @default - four times the request; the request itself where qos is GUARANTEED
   */
  readonly cpuLimit?: CpuLimit;

  /**
   * Memory request and limit in one, because a limit above the request ends in out-of-memory kills.
   *
   * Unit: bytes. Range: 16 MiB and more.
   * Source: https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/
   *
   * @default Size.mebibytes(256)
   */
  readonly memory?: Size;
}

/** The CPU and memory of one container. */
export class Resources {
  /** One of the sizes that cover most services. */
  public static preset(preset: ResourcePreset): Resources {
    return new Resources(Object.values(ResourcePreset).includes(preset) ? PRESETS[preset] : undefined, preset);
  }

  /** Own amounts. */
  public static of(options: ResourceOptions): Resources {
    return new Resources(options, undefined);
  }

  private constructor(
    /** @internal */ public readonly _options: ResourceOptions | undefined,
    /** @internal */ public readonly _preset: ResourcePreset | undefined,
  ) {}
}

const PRESETS: { readonly [preset in ResourcePreset]: ResourceOptions } = {
  [ResourcePreset.MICRO]: { cpu: Cpu.millis(100), memory: Size.mebibytes(128) },
  [ResourcePreset.SMALL]: { cpu: Cpu.millis(250), memory: Size.mebibytes(256) },
  [ResourcePreset.MEDIUM]: { cpu: Cpu.millis(500), memory: Size.mebibytes(512) },
  [ResourcePreset.LARGE]: { cpu: Cpu.units(1), memory: Size.gibibytes(1) },
  [ResourcePreset.XLARGE]: { cpu: Cpu.units(2), memory: Size.gibibytes(2) },
};
