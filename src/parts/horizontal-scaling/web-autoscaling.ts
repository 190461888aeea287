import { ScalingRules } from 'cdk8s-plus-27';

/** What the application is written in; decides whether memory use says anything about load. */
export enum Runtime {
  /** C, C++, Rust, Zig: memory is given back. */
  NATIVE = 'native',
  /** Go. */
  GO = 'go',
  /** Java, Kotlin, Scala. */
  JVM = 'jvm',
  /** JavaScript, TypeScript. */
  NODE = 'node',
  /** Python. */
  PYTHON = 'python',
  /** C#, F#. */
  DOTNET = 'dotnet',
  /** Ruby. */
  RUBY = 'ruby',
  /** PHP. */
  PHP = 'php',
  /** Erlang, Elixir. */
  BEAM = 'beam',
}

/** How many pods an autoscaler may choose, and by what. */
export interface WebAutoscaling {
  /**
   * Fewest pods.
   *
   * Range: 2 to maxReplicas, so that one pod serves while another is drained.
   *
   * @default 3
   */
  readonly minReplicas?: number;

  /**
   * Most pods.
   *
   * Range: minReplicas to 5000.
   */
  readonly maxReplicas: number;

  /**
   * Average use of the CPU request at which the number of pods stays as it is.
   *
   * Unit: percent. Range: 1 to a tenth below the CPU limit in percent of the request (363 by default).
   *
   * @default 70
   */
  readonly cpuUtilization?: number;

  /**
   * Whether CPU counts at all. Where it is false, `scaleOn` needs a metric.
   *
   * @default true
   */
  readonly scaleOnCpu?: boolean;

  /**
   * How fast pods are added.
   *
   * Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#default-behavior
   *
   * @default - at once, by 100 percent or 4 pods every 15 seconds, whichever is more
   */
  readonly scaleUp?: ScalingRules;

  /**
   * How fast pods are taken away.
   *
   * @default - after 300 seconds of lower need, by 100 percent every 15 seconds
   */
  readonly scaleDown?: ScalingRules;
}
