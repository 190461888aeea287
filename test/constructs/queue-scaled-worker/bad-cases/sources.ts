import { Duration } from 'cdk8s';
import { PodIdentityProvider, QueueSource, TriggerAuth } from '../../../../src';
import { WITH_ADAPTER } from '../made';
import { BadCases } from './bad-case';

const SQS = { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders', region: 'eu-west-1', visibilityTimeout: Duration.minutes(1) };
const AWS = TriggerAuth.podIdentity(PodIdentityProvider.AWS);
const KAFKA = { bootstrapServers: ['kafka:9092'], consumerGroup: 'g', topic: 't', partitions: 12 };
const SECRET = { secretName: 'broker', key: 'password' };
const PUB_SUB = { projectId: 'acme-shop', subscription: 'orders', ackDeadline: Duration.seconds(60) };
const REDIS = { address: 'redis:6379', list: 'orders' };
const STREAM = { address: 'redis:6379', stream: 'orders', consumerGroup: 'g', claimAfter: Duration.minutes(1) };
const BUS = { namespace: 'acme', queue: 'orders' };
const NATS = { monitoringEndpoint: 'nats:8222', stream: 'orders', consumer: 'indexer' };
const RABBIT = { queue: 'orders' };
const HOST = TriggerAuth.secret({ host: SECRET });

export const BAD_SOURCES: BadCases = {
  'a queue by name': {
    props: { source: 'orders' },
    issues: ['source must be a QueueSource, got "orders" (write QueueSource.sqs({...}), .rabbitMq({...}), .kafka({...}) ...)'],
  },
  'a queue by name, and all that depends on it': {
    props: { source: 'orders', target: 0, auth: 'none', metric: 'length', activation: -1 },
    issues: [
      'source must be a QueueSource, got "orders" (write QueueSource.sqs({...}), .rabbitMq({...}), .kafka({...}) ...)',
      'target must be a QueueTarget, got 0 (write QueueTarget.messagesPerPod(10) or QueueTarget.objective({...}))',
      'activation must be a whole number from 0 to 1000000, got -1',
    ],
  },
  'a queue of SQS by its name': {
    props: { source: QueueSource.sqs({ ...SQS, queueUrl: 'orders' }), auth: AWS },
    issues: ['source.queueUrl must be an address that starts with https:// or http://, got "orders"'],
  },
  'a region in words': {
    props: { source: QueueSource.sqs({ ...SQS, region: 'Ireland' }), auth: AWS },
    issues: ['source.region must be a region such as eu-west-1, got "Ireland"'],
  },
  'a misspelt option of a source': {
    props: { source: QueueSource.sqs({ ...SQS, visibiltyTimeout: Duration.minutes(1) } as never), auth: AWS },
    issues: ['source.visibiltyTimeout must be a known prop, got "60s" (did you mean visibilityTimeout?)'],
  },
  'work longer than the default visibility timeout allows': {
    props: { source: QueueSource.sqs({ ...SQS, visibilityTimeout: undefined }), auth: AWS, processingTime: Duration.seconds(21) },
    issues: ['source.visibilityTimeout must be at least 1.5 x processingTime 21s = 32s, or messages are done twice, got "30s", the default of the broker (raise it at the broker and say so here, or do less work at a time)'],
  },
  'a visibility timeout a second too short': {
    props: { source: QueueSource.sqs({ ...SQS, visibilityTimeout: Duration.seconds(59) }), auth: AWS, processingTime: Duration.seconds(40) },
    issues: ['source.visibilityTimeout must be at least 1.5 x processingTime 40s = 60s, or messages are done twice, got "59s" (raise it at the broker and say so here, or do less work at a time)'],
  },
  'a visibility timeout of a day': {
    props: { source: QueueSource.sqs({ ...SQS, visibilityTimeout: Duration.days(1) }), auth: AWS },
    issues: ['source.visibilityTimeout must be 1s to 43200s, in whole seconds, got "86400s"'],
  },
  'extending the deadline, as a text': {
    props: { source: QueueSource.sqs({ ...SQS, extendsDeadline: 'yes' } as never), auth: AWS },
    issues: ['source.extendsDeadline must be true or false, got "yes"'],
  },
  'work longer than the default lease of Pub/Sub': {
    props: { source: QueueSource.pubSub({ ...PUB_SUB, ackDeadline: undefined }), auth: TriggerAuth.podIdentity(PodIdentityProvider.GCP), processingTime: Duration.seconds(7) },
    issues: ['source.ackDeadline must be at least 1.5 x processingTime 7s = 11s, or messages are done twice, got "10s", the default of the broker (raise it at the broker and say so here, or do less work at a time)'],
  },
  'a lease of five seconds': {
    props: { source: QueueSource.pubSub({ ...PUB_SUB, ackDeadline: Duration.seconds(5) }), auth: TriggerAuth.podIdentity(PodIdentityProvider.GCP) },
    issues: ['source.ackDeadline must be 10s to 600s, in whole seconds, got "5s"'],
  },
  'a subscription with its project': {
    props: { source: QueueSource.pubSub({ ...PUB_SUB, subscription: 'projects/acme/subscriptions/orders' }), auth: TriggerAuth.podIdentity(PodIdentityProvider.GCP) },
    issues: ['source.subscription must be the id of a subscription, without its project, got "projects/acme/subscriptions/orders"'],
  },
  'a subscription that ends the query': {
    props: { source: QueueSource.pubSub({ ...PUB_SUB, subscription: 'a"} or vector(1)' }), auth: TriggerAuth.podIdentity(PodIdentityProvider.GCP) },
    issues: ['source.subscription must be the id of a subscription, without its project, got "a\\"} or vector(1)"'],
  },
  'work of 25 minutes at a RabbitMQ that waits half an hour': {
    props: { source: QueueSource.rabbitMq(RABBIT), auth: HOST, processingTime: Duration.minutes(25) },
    issues: ['source.consumerTimeout must be at least 1.5 x processingTime 1500s = 2250s, or messages are done twice, got "1800s", the default of the broker (raise it at the broker and say so here, or do less work at a time)'],
  },
  'a password in the address of RabbitMQ': {
    props: { source: QueueSource.rabbitMq({ ...RABBIT, host: 'http://user:secret@rabbit:15672/' }), auth: HOST },
    issues: ['source.host must hold no secret, got an address with a user or password (use auth: TriggerAuth.secret({...}))'],
  },
  'an address of RabbitMQ without a scheme': {
    props: { source: QueueSource.rabbitMq({ ...RABBIT, host: 'rabbit:15672' }), auth: HOST },
    issues: ['source.host must be an address that starts with http:// or https:// or amqp:// or amqps://, got "rabbit:15672"'],
  },
  'no address of RabbitMQ anywhere': {
    props: { source: QueueSource.rabbitMq(RABBIT), auth: TriggerAuth.secret({ password: SECRET }) },
    issues: ['auth.host must be given, because source.host is not, got nothing (write TriggerAuth.secret({ host: { secretName, key } }))'],
  },
  'more workers than partitions': {
    props: { source: QueueSource.kafka({ ...KAFKA, partitions: 7 }) },
    issues: ['maxReplicas must be at most the 7 partitions of the topic, because more consumers idle, got 8 (add partitions, and say so in source.partitions)'],
  },
  'a topic of no partition': {
    props: { source: QueueSource.kafka({ ...KAFKA, partitions: 0 }) },
    issues: ['source.partitions must be a whole number from 1 to 100000, got 0'],
  },
  'a poll that lasts longer than its interval': {
    props: { source: QueueSource.kafka(KAFKA), processingTime: Duration.seconds(201) },
    issues: ['source.maxPollInterval must be at least 1.5 x processingTime 201s = 302s, or messages are done twice, got "300s", the default of the broker (raise it at the broker and say so here, or do less work at a time)'],
  },
  'brokers of Kafka in one text': {
    props: { source: QueueSource.kafka({ ...KAFKA, bootstrapServers: 'kafka:9092' as never }) },
    issues: ['source.bootstrapServers must be a list with at least one entry, got "kafka:9092"'],
  },
  'a broker without a port': {
    props: { source: QueueSource.kafka({ ...KAFKA, bootstrapServers: ['kafka'] }) },
    issues: ['source.bootstrapServers must be host:port, got "kafka"'],
  },
  'a Redis on port 70000': {
    props: { source: QueueSource.redisList({ ...REDIS, address: 'redis:70000' }) },
    issues: ['source.address must be host:port, got "redis:70000"'],
  },
  'the seventeenth database of a Redis': {
    props: { source: QueueSource.redisList({ ...REDIS, databaseIndex: 16 }) },
    issues: ['source.databaseIndex must be a whole number from 0 to 15, got 16'],
  },
  'a stream whose messages nobody claims': {
    props: { source: QueueSource.redisStream({ ...STREAM, claimAfter: undefined as never }) },
    issues: ['source.claimAfter must say after what time another consumer claims a message, got nothing'],
  },
  'a stream whose messages are claimed while they are worked on': {
    props: { source: QueueSource.redisStream({ ...STREAM, claimAfter: Duration.seconds(29) }) },
    issues: ['source.claimAfter must be at least 1.5 x processingTime 20s = 30s, or messages are done twice, got "29s" (raise it at the broker and say so here, or do less work at a time)'],
  },
  'a queue and a topic of Service Bus': {
    props: { source: QueueSource.serviceBus({ ...BUS, topic: 't' }), auth: TriggerAuth.secret({ connection: SECRET }) },
    issues: ['source.queue must be given, or topic and subscription, but not both, got "orders"'],
  },
  'a topic of Service Bus without a subscription': {
    props: { source: QueueSource.serviceBus({ namespace: 'acme', topic: 't' }), auth: TriggerAuth.secret({ connection: SECRET }) },
    issues: ['source.subscription must be a non-empty text, got nothing'],
  },
  'work of 45 seconds under a lock of 60': {
    props: { source: QueueSource.serviceBus(BUS), auth: TriggerAuth.secret({ connection: SECRET }), processingTime: Duration.seconds(45) },
    issues: ['source.lockDuration must be at least 1.5 x processingTime 45s = 68s, or messages are done twice, got "60s", the default of the broker (raise it at the broker and say so here, or do less work at a time)'],
  },
  'work of 25 seconds at a NATS that waits 30': {
    props: { processingTime: Duration.seconds(25) },
    issues: ['source.ackWait must be at least 1.5 x processingTime 25s = 38s, or messages are done twice, got "30s", the default of the broker (raise it at the broker and say so here, or do less work at a time)'],
  },
  'a stream of NATS without a name': {
    props: { source: QueueSource.natsJetStream({ ...NATS, stream: '' }) },
    issues: ['source.stream must be a non-empty text, got ""'],
  },
  'a port of brokers that are nowhere': {
    props: { source: QueueSource.natsJetStream({ ...NATS, port: 4222 }) },
    issues: ["source.port must come with peer, the broker's pods, got 4222"],
  },
  'a broker by its address': {
    props: { source: QueueSource.natsJetStream({ ...NATS, peer: '10.0.0.1' as never }) },
    issues: ['source.peer must be a workload of cdk8s-plus, Pods, Namespaces or NetworkPolicyIpBlock, got "10.0.0.1"'],
  },
  'a Prometheus without an address': {
    props: { source: QueueSource.prometheus({ query: 'sum(length)' } as never) },
    issues: ['source.serverAddress must be an address that starts with http:// or https://, got nothing'],
  },
  'an acknowledgement that Prometheus knows to be late': {
    props: { source: QueueSource.prometheus({ serverAddress: 'http://prometheus:9090', query: 'x', ackDeadline: Duration.seconds(10) }) },
    issues: ['source.ackDeadline must be at least 1.5 x processingTime 20s = 30s, or messages are done twice, got "10s" (raise it at the broker and say so here, or do less work at a time)'],
  },
  'KEDA on an External metric': {
    props: { source: QueueSource.external({ name: 'length' }), scaler: 'keda' },
    issues: ['source must be one KEDA has a trigger for, got QueueSource.external (use QueueSource.prometheus, or scaler: WorkerScaler.HPA)'],
  },
  'a metric of no name': {
    props: { source: QueueSource.external({ name: ' ', selector: { queue: 'a b' } }) },
    profile: WITH_ADAPTER,
    issues: [
      'source.name must be a non-empty text, got " "',
      'source.selector must hold valid labels, got queue: "a b"',
    ],
  },
  'a query of Prometheus for an HPA': {
    props: { source: QueueSource.prometheus({ serverAddress: 'http://prometheus:9090', query: 'x' }) },
    profile: WITH_ADAPTER,
    issues: ["metric must name what the adapter serves for Prometheus, because its exporters agree on no name, got nothing (write metric: { name: 'queue_length' }, or use KEDA)"],
  },
  'a queue whose name selects nothing': {
    props: { source: QueueSource.rabbitMq({ queue: 'orders/new' }) },
    profile: WITH_ADAPTER,
    issues: ['metric must name the metric, because queue "orders/new" is no label value that could select its series, got nothing (write metric: { name, selector } as the adapter serves it)'],
  },

  'no identity for SQS': {
    props: { source: QueueSource.sqs(SQS) },
    issues: ['auth must say how KEDA reads the length from SQS, got nothing (write TriggerAuth.secret({ awsAccessKeyID: { secretName, key } }) or TriggerAuth.podIdentity(...) for aws)'],
  },
  'the identity of Azure for SQS': {
    props: { source: QueueSource.sqs(SQS), auth: TriggerAuth.podIdentity(PodIdentityProvider.AZURE_WORKLOAD) },
    issues: ['auth must be an identity that the trigger of SQS takes (aws), got "azure-workload"'],
  },
  'an identity that nobody knows': {
    props: { source: QueueSource.sqs(SQS), auth: TriggerAuth.podIdentity('kerberos' as never) },
    issues: ['auth must be an identity of a PodIdentityProvider, got "kerberos"'],
  },
  'an identity of Azure in a role of AWS': {
    props: { source: QueueSource.serviceBus(BUS), auth: TriggerAuth.podIdentity(PodIdentityProvider.AZURE_WORKLOAD, { roleArn: 'arn:aws:iam::111122223333:role/a' }) },
    issues: ['auth.roleArn must be left out for this provider, got "arn:aws:iam::111122223333:role/a"'],
  },
  'a parameter the trigger does not know': {
    props: { auth: TriggerAuth.secret({ token: SECRET }) },
    issues: ['auth.token must be a parameter of the trigger of NATS JetStream (account, natsServerMonitoringEndpoint), got "token"'],
  },
  'a secret by value': {
    props: { source: QueueSource.serviceBus(BUS), auth: TriggerAuth.secret({ connection: 'Endpoint=sb://...' as never }) },
    issues: ['auth.connection must be an object, got "Endpoint=sb://..."'],
  },
  'a Secret with a bad name and key': {
    props: { source: QueueSource.serviceBus(BUS), auth: TriggerAuth.secret({ connection: { secretName: 'Bus', key: 'a b' } }) },
    issues: [
      'auth.connection.secretName must be the name of a Secret, got "Bus"',
      'auth.connection.key must be a key of the Secret, got "a b"',
    ],
  },
  'a Secret for no parameter': {
    props: { source: QueueSource.serviceBus(BUS), auth: TriggerAuth.secret({}) },
    issues: ['auth must name a Secret for at least one parameter, got an empty object (write TriggerAuth.secret({ connection: { secretName, key } }) or TriggerAuth.podIdentity(...) for azure-workload)'],
  },
  'authentication as KEDA writes it': {
    props: { auth: { secretTargetRef: [] } },
    issues: ['auth must be TriggerAuth.secret({...}) or TriggerAuth.podIdentity(provider), got an object'],
  },
};
