import { Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { CpuLimit, Egress, Health, Resources, SafeWebService, SafeWebServiceProps } from 'cdk8s-vetted';

const RELEASE = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';
const VERSION = 'v0.10.6';

/** What all of it is part of. */
export const SHOP = 'online-boutique';

export interface BoutiqueServiceProps extends Omit<SafeWebServiceProps, 'image' | 'env' | 'liveness'> {
  /** Plain environment variables. */
  readonly settings?: { readonly [variable: string]: string };
  /** The services it calls, by the variable that tells it where they are. */
  readonly calls?: { readonly [variable: string]: SafeWebService };
}

/** What the ten services of the shop have in common. To name a service in `calls` is to open the network to it: no address without an edge. */
export class BoutiqueService extends SafeWebService {
  public constructor(scope: Construct, id: string, { settings = {}, calls = {}, ...props }: BoutiqueServiceProps) {
    super(scope, id, {
      image: `${RELEASE}/${id}:${VERSION}`,
      partOf: SHOP,
      liveness: Health.tcp(),
      resources: sized(100, 200, 128),
      egress: Egress.DECLARED,
      ...props,
      env: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, EnvValue.fromValue(value)])),
    });
    Object.entries(calls).forEach(([addressVariable, service]) => this.connectTo(service, { addressVariable }));
  }
}

/** CPU request and limit in millicores, memory in mebibytes. */
export function sized(cpu: number, cpuLimit: number, memory: number): Resources {
  return Resources.of({ cpu: Cpu.millis(cpu), cpuLimit: CpuLimit.of(Cpu.millis(cpuLimit)), memory: Size.mebibytes(memory) });
}
