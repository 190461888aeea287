import { Construct } from 'constructs';
import { BoutiqueService, BoutiqueServiceProps } from './boutique-service';
import { Health, WebPort } from 'cdk8s-vetted';

export interface GrpcServiceProps extends Omit<BoutiqueServiceProps, 'health' | 'ports'> {
  /** Port the container listens on. */
  readonly port: number;
  /** Port of the Service, where it is another one. */
  readonly servicePort?: number;
}

/** A service of the shop that speaks gRPC: nine of the ten do. */
export class GrpcService extends BoutiqueService {
  public constructor(scope: Construct, id: string, { port, servicePort = port, settings, ...props }: GrpcServiceProps) {
    super(scope, id, {
      ...props,
      ports: [WebPort.grpc(port, { servicePort })],
      health: Health.grpc(),
      settings: { PORT: String(port), ...settings },
    });
  }
}
