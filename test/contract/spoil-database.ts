import { goodPod } from './good-set';
import { Json } from './json';

const LABELS = { 'app.kubernetes.io/name': 'db', 'app.kubernetes.io/instance': 'shop-db' };
const JOB_LABELS = { 'app.kubernetes.io/name': 'db-backup', 'app.kubernetes.io/instance': 'shop-db' };

/** A database of one instance and its backup put beside the good set, which break no invariant. */
export class SpoilDatabase {
  public readonly statefulSet: Json;
  public readonly headless: Json;
  public readonly cronJob: Json;
  public readonly main: Json;

  public constructor(set: Json[]) {
    this.main = {
      ...containerOf('db', 'postgres:17.2'),
      ports: [{ name: 'postgres', containerPort: 5432 }],
      readinessProbe: { exec: { command: ['pg_isready'] }, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 },
      livenessProbe: { exec: { command: ['sh', '-c', 'pg_isready || test $? -eq 1'] }, periodSeconds: 10, failureThreshold: 6 },
      startupProbe: { exec: { command: ['pg_isready'] }, periodSeconds: 10, failureThreshold: 360 },
      lifecycle: { preStop: { exec: { command: ['pg_ctl', 'stop', '--pgdata=/data/pgdata', '--mode=fast', '--wait', '--timeout=50'] } } },
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    };
    const pod = { ...podOf(this.main), terminationGracePeriodSeconds: 60 };
    const metadata = { name: 'db', namespace: 'shop', labels: LABELS };
    const ports = [{ name: 'postgres', port: 5432, targetPort: 'postgres' }];
    this.statefulSet = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata,
      spec: {
        replicas: 1,
        serviceName: 'db-headless',
        selector: { matchLabels: { ...LABELS } },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        template: { metadata: { labels: { ...LABELS } }, spec: pod },
        volumeClaimTemplates: [{ metadata: { name: 'data', labels: { ...LABELS } }, spec: { accessModes: ['ReadWriteOnce'] } }],
      },
    };
    this.headless = { apiVersion: 'v1', kind: 'Service', metadata: { ...metadata, name: 'db-headless' }, spec: { clusterIP: 'None', selector: LABELS, ports } };
    const service = { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: LABELS, ports } };
    this.cronJob = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'db-backup', namespace: 'shop', labels: JOB_LABELS },
      spec: {
        schedule: '17 2 * * *',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 600,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: {
            activeDeadlineSeconds: 7200,
            template: { metadata: { labels: JOB_LABELS }, spec: { ...podOf(containerOf('dump', 'postgres:17.2')), restartPolicy: 'Never' } },
          },
        },
      },
    };
    set.push(this.statefulSet, this.headless, service, this.cronJob);
  }
}

function containerOf(name: string, image: string): Json {
  const { resources, securityContext } = goodPod().containers[0];
  return { name, image, resources, securityContext };
}

function podOf(container: Json): Json {
  const { securityContext } = goodPod();
  return { serviceAccountName: 'db', automountServiceAccountToken: false, securityContext, containers: [container] };
}
