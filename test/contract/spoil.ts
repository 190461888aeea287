import { only } from './good-set';
import { Json } from './json';
import { SpoilDatabase } from './spoil-database';
import { SpoilWorker } from './spoil-worker';

/** One change to the good set. */
export type Change = (good: Spoil) => void;

/** The parts of the good set by short names, ready to be spoiled. */
export class Spoil {
  public readonly deployment: Json;
  public readonly service: Json;
  public readonly scaler: Json;
  public readonly budget: Json;
  public readonly policy: Json;
  public readonly ingress: Json;
  public readonly route: Json;
  public readonly monitor: Json;
  public readonly config: Json;
  public readonly template: Json;
  public readonly pod: Json;
  public readonly main: Json;
  public readonly sidecar: Json;
  public readonly init: Json;
  public worker!: SpoilWorker;
  public database!: SpoilDatabase;

  public constructor(public readonly set: Json[]) {
    this.deployment = only('Deployment', set);
    this.service = only('Service', set);
    this.scaler = only('HorizontalPodAutoscaler', set);
    this.budget = only('PodDisruptionBudget', set);
    this.policy = only('NetworkPolicy', set);
    this.ingress = only('Ingress', set);
    this.route = only('HTTPRoute', set);
    this.monitor = only('PodMonitor', set);
    this.config = only('ConfigMap', set);
    this.template = this.deployment.spec.template;
    this.pod = this.template.spec;
    [this.sidecar, this.init] = this.pod.initContainers;
    [this.main] = this.pod.containers;
  }

  /** A database beside the web service. */
  public addDatabase(): SpoilDatabase {
    this.database = new SpoilDatabase(this.set);
    return this.database;
  }

  public add(manifest: Json, change: (copy: Json) => void): void {
    const copy = structuredClone(manifest);
    change(copy);
    this.set.push(copy);
  }

  /** A worker beside the web service, which KEDA scales. */
  public addWorker(): void {
    this.worker = new SpoilWorker(this.set);
  }

  public remove(manifest: Json): void {
    this.set.splice(this.set.indexOf(manifest), 1);
  }

  /** Without an autoscaler, at a fixed count. */
  public fixAt(replicas: number): void {
    this.remove(this.scaler);
    this.deployment.spec.replicas = replicas;
  }
}
