import { ApiObject, Duration, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ClusterProfile } from 'cdk8s-vetted';

const PORT = 6379;

/**
 * The carts, in plain cdk8s-plus objects: a stopgap until this library has a StatefulDatabase.
 * One pod without a disk, as published: whenever it moves, every cart is empty.
 */
export class RedisCart extends Construct {
  /** The pods, as a network policy names them. */
  public readonly pods: kplus.Deployment;
  /** Host and port. */
  public readonly address: string;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const ids = ClusterProfile.of(this).assignsUserIds ? {} : { user: 1000, group: 1000 };
    const data = kplus.Volume.fromEmptyDir(this, 'Data', 'data', { sizeLimit: Size.mebibytes(256) });
    this.pods = new kplus.Deployment(this, 'Deployment', {
      metadata: { name: id },
      replicas: 1,
      strategy: kplus.DeploymentStrategy.recreate(),
      securityContext: { ...ids, fsGroup: ids.group },
      containers: [{
        name: 'redis',
        image: 'redis:8.2.2-alpine',
        ports: [{ name: 'tcp-redis', number: PORT }],
        securityContext: ids,
        readiness: kplus.Probe.fromCommand(['redis-cli', 'ping'], { timeoutSeconds: Duration.seconds(2) }),
        liveness: kplus.Probe.fromTcpSocket({ port: PORT }),
        resources: {
          cpu: { request: kplus.Cpu.millis(70), limit: kplus.Cpu.millis(125) },
          memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) },
          ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) }, // cdk8s-plus-27 writes whole gibibytes alone
        },
        volumeMounts: [{ path: '/data', volume: data }],
      }],
    });
    // Pod Security "restricted" asks for both, and cdk8s-plus-27 has neither the profile nor the capability ALL.
    ApiObject.of(this.pods).addJsonPatch(
      JsonPatch.add('/spec/template/spec/securityContext/seccompProfile', { type: 'RuntimeDefault' }),
      JsonPatch.add('/spec/template/spec/containers/0/securityContext/capabilities', { drop: ['ALL'] }),
    );
    const service = this.pods.exposeViaService({ name: id, ports: [{ name: 'tcp-redis', port: PORT }] });
    this.address = `${service.name}:${service.port}`;
  }

  /** Lets the service that keeps carts in it connect; nobody else, and it connects nowhere. */
  public admit(client: kplus.INetworkPolicyPeer): void {
    new kplus.NetworkPolicy(this, 'NetworkPolicy', {
      metadata: { name: this.node.id },
      selector: this.pods,
      ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY, rules: [{ peer: client, ports: [kplus.NetworkPolicyPort.tcp(PORT)] }] },
      egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
    });
  }
}
