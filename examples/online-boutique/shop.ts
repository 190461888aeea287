import { Chart, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { BoutiqueService, SHOP, sized } from './boutique-service';
import { GrpcService } from './grpc-service';
import { BackupPolicy, ClusterProfile, DatabaseCredentials, DatabaseEngine, Exposure, Health, StatefulDatabase, Tls, WebPort } from 'cdk8s-vetted';

export interface OnlineBoutiqueProps {
  /** The cluster it runs in. */
  readonly profile: ClusterProfile;
  /** Host name under which customers find it. */
  readonly host: string;
}

/** Online Boutique 0.10.6: a public demo shop of ten services, with the ports, variables and sizes it is published with. */
export class OnlineBoutique extends Chart {
  public constructor(scope: Construct, id: string, { profile, host }: OnlineBoutiqueProps) {
    super(scope, id);
    ClusterProfile.set(this, profile);

    const quiet = { DISABLE_PROFILER: '1' };
    // Images without a `sleep` command: Go on distroless, .NET on chiseled Ubuntu.
    const distroless = true;

    const ads = new GrpcService(this, 'adservice', {
      port: 9555,
      startupBudget: Duration.minutes(2), // a JVM on a third of a core
      resources: sized(200, 300, 300),
    });
    const currency = new GrpcService(this, 'currencyservice', { port: 7000, settings: quiet });
    const payment = new GrpcService(this, 'paymentservice', { port: 50051, settings: quiet });
    const email = new GrpcService(this, 'emailservice', { port: 8080, servicePort: 5000, settings: quiet });
    const shipping = new GrpcService(this, 'shippingservice', { port: 50051, settings: quiet, distroless });
    const catalog = new GrpcService(this, 'productcatalogservice', { port: 3550, settings: quiet, distroless });

    const redis = new StatefulDatabase(this, 'redis-cart', {
      // Nothing ever removes a cart, so the least recently used make room; without this, a full Redis refuses new ones.
      engine: DatabaseEngine.redis('8.2.2', { settings: { 'maxmemory-policy': 'allkeys-lru' } }),
      storage: { size: Size.gibibytes(1) },
      credentials: DatabaseCredentials.existing('redis-cart'), // upstream's has no password
      resources: sized(125, 125, 256),
      backup: BackupPolicy.none('carts live for a shopping trip: the disk saves them from a restart, and older ones are worth nothing'),
      partOf: SHOP,
    });
    const cart = new GrpcService(this, 'cartservice', {
      port: 7070,
      // A connection string of StackExchange.Redis. The kubelet puts the password in, from a variable that connectTo gives.
      settings: { REDIS_ADDR: `${redis.address},password=$(REDIS_PASSWORD)` },
      resources: sized(200, 300, 128),
      distroless,
    });
    cart.connectTo(redis, { poolSize: 2 }); // one connection for commands, one for subscriptions

    const recommendation = new GrpcService(this, 'recommendationservice', {
      port: 8080,
      settings: quiet,
      calls: { PRODUCT_CATALOG_SERVICE_ADDR: catalog },
      resources: sized(100, 200, 450),
    });
    const checkout = new GrpcService(this, 'checkoutservice', {
      port: 5050,
      calls: {
        PRODUCT_CATALOG_SERVICE_ADDR: catalog,
        SHIPPING_SERVICE_ADDR: shipping,
        PAYMENT_SERVICE_ADDR: payment,
        EMAIL_SERVICE_ADDR: email,
        CURRENCY_SERVICE_ADDR: currency,
        CART_SERVICE_ADDR: cart,
      },
      distroless,
    });
    new BoutiqueService(this, 'frontend', {
      ports: [WebPort.http(8080)],
      health: Health.http('/_healthz', { headers: { Cookie: 'shop_session-id=x-readiness-probe' } }),
      settings: {
        PORT: '8080',
        ENABLE_PROFILER: '0',
        SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80', // an optional service; the frontend wants the variable all the same
      },
      calls: {
        PRODUCT_CATALOG_SERVICE_ADDR: catalog,
        CURRENCY_SERVICE_ADDR: currency,
        CART_SERVICE_ADDR: cart,
        RECOMMENDATION_SERVICE_ADDR: recommendation,
        SHIPPING_SERVICE_ADDR: shipping,
        CHECKOUT_SERVICE_ADDR: checkout,
        AD_SERVICE_ADDR: ads,
      },
      autoscaling: { minReplicas: 3, maxReplicas: 10 },
      expose: Exposure.web(host, { tls: Tls.secret('shop-tls') }),
      distroless,
    });
  }
}
