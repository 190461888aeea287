/** A message, from its arrival to the end of its work. */
interface Message {
  readonly arrived: number;
  readonly work: number;
  deliveries: number;
  /** Delivered and neither acknowledged nor given up by the broker until then. */
  hiddenUntil: number;
  doneAt?: number;
}

/** A pod; each of its slots works on one message at a time. */
interface Pod {
  readonly readyAt: number;
  readonly slots: (Job | undefined)[];
  /** When it was told to end; from then on it takes no message. */
  terminatedAt?: number;
}

interface Job {
  readonly message: Message;
  /** Which delivery it was: an acknowledgement of an earlier one is void. */
  readonly delivery: number;
  readonly endsAt: number;
}

/** What is simulated: a broker with a visibility timeout, and pods that Kubernetes ends as it does. */
export interface World {
  /** When each message arrives, ascending, and how long its work takes. */
  readonly messages: readonly { readonly at: number; readonly work: number }[];
  /** Seconds the broker waits for an acknowledgement before it delivers again. */
  readonly ackSeconds: number;
  /** Seconds from SIGTERM to SIGKILL. */
  readonly graceSeconds: number;
  readonly concurrency: number;
  readonly startSeconds: number;
  /** How many pods there shall be, asked every 15 seconds, told how many there are and how many messages are not done. */
  readonly scale: (now: number, pods: number, length: number) => number;
  readonly pods: number;
  readonly until: number;
}

export interface Outcome {
  /** Messages that were delivered more than once. */
  readonly duplicates: number;
  /** Seconds from arrival to the end of work of each message that arrived after a time. */
  readonly latenciesFrom: (time: number) => readonly number[];
  readonly mostPods: number;
}

const SYNC_SECONDS = 15;

/** One second a step, which times in whole seconds make exact. */
export function simulate(world: World): Outcome {
  const messages = world.messages.map(({ at, work }): Message => ({ arrived: at, work, deliveries: 0, hiddenUntil: 0 }));
  let pods: Pod[] = Array.from({ length: world.pods }, () => podOf(world, 0));
  let mostPods = pods.length;
  const waiting: Message[] = [];
  const delivered = new Set<Message>();
  let next = 0;
  for (let now = 0; now <= world.until; now += 1) {
    while (next < messages.length && messages[next].arrived <= now) waiting.push(messages[next++]);
    expire(now, waiting, delivered);
    for (const pod of pods) finish(pod, now, delivered);
    pods = pods.filter((pod) => !isGone(pod, now, world.graceSeconds));
    for (const pod of pods) take(pod, now, waiting, delivered, world.ackSeconds);
    if (now % SYNC_SECONDS === 0) {
      const running = pods.filter(({ terminatedAt }) => terminatedAt === undefined);
      const wanted = world.scale(now, running.length, waiting.length + delivered.size);
      for (let i = running.length; i < wanted; i += 1) pods.push(podOf(world, now + world.startSeconds));
      // Blindly, as a ReplicaSet does.
      running.slice(0, Math.max(0, running.length - wanted)).forEach((pod) => { pod.terminatedAt = now; });
      mostPods = Math.max(mostPods, pods.length);
    }
  }
  return {
    duplicates: messages.filter(({ deliveries }) => deliveries > 1).length,
    latenciesFrom: (time) => messages.filter(({ arrived }) => arrived >= time).map(({ arrived, doneAt }) => (doneAt ?? world.until) - arrived),
    mostPods,
  };
}

function podOf({ concurrency }: World, readyAt: number): Pod {
  return { readyAt, slots: Array.from({ length: concurrency }, () => undefined) };
}

/** What was not acknowledged in time is there again. */
function expire(now: number, waiting: Message[], delivered: Set<Message>): void {
  for (const message of delivered) {
    if (message.hiddenUntil >= now) continue;
    delivered.delete(message);
    waiting.push(message);
  }
}

/** Work that ends in time is acknowledged; what ends later is delivered again, or was already. */
function finish(pod: Pod, now: number, delivered: Set<Message>): void {
  pod.slots.forEach((job, i) => {
    if (job === undefined || job.endsAt > now) return;
    job.message.doneAt ??= job.endsAt;
    if (job.delivery === job.message.deliveries) delivered.delete(job.message);
    pod.slots[i] = undefined;
  });
}

/** A pod that was told to end does so once it is idle, or is killed when its grace is over. */
function isGone(pod: Pod, now: number, graceSeconds: number): boolean {
  if (pod.terminatedAt === undefined) return false;
  return pod.slots.every((job) => job === undefined) || now >= pod.terminatedAt + graceSeconds;
}

function take(pod: Pod, now: number, waiting: Message[], delivered: Set<Message>, ackSeconds: number): void {
  if (pod.terminatedAt !== undefined || pod.readyAt > now) return;
  for (let i = 0; i < pod.slots.length; i += 1) {
    if (pod.slots[i] !== undefined) continue;
    const message = waiting.shift();
    if (message === undefined) return;
    message.deliveries += 1;
    message.hiddenUntil = now + ackSeconds;
    delivered.add(message);
    pod.slots[i] = { message, delivery: message.deliveries, endsAt: now + message.work };
  }
}

/** What a plan says of scaling. */
export interface ScalingRule {
  readonly messagesPerPod: number;
  readonly min: number;
  readonly max: number;
  readonly windowSeconds: number;
}

/**
 * The HorizontalPodAutoscaler on an External AverageValue: the sum divided by the target, rounded up, within a tolerance of a tenth;
 * up at once by 100 percent or 4 pods, down by half a minute's share of 50 percent after the window.
 *
 * Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
export function autoscaler(rule: ScalingRule): World['scale'] {
  const recommended: { readonly at: number; readonly pods: number }[] = [];
  let shrunkAt = -Infinity;
  return (now, pods, length) => {
    const use = length / (rule.messagesPerPod * pods);
    // As isWithin of Kubernetes: |1 - 1.1| is more than 0.1 to doubles.
    const isNear = pods > 0 && use >= 0.9 && use <= 1.1;
    const wanted = Math.min(rule.max, Math.max(rule.min, isNear ? pods : Math.ceil(length / rule.messagesPerPod)));
    recommended.push({ at: now, pods: wanted });
    const lowest = Math.max(...recommended.filter(({ at }) => at > now - rule.windowSeconds).map((each) => each.pods));
    if (wanted >= pods) return Math.min(wanted, Math.max(2 * pods, pods + 4));
    if (lowest >= pods || now < shrunkAt + 60) return pods;
    shrunkAt = now;
    return Math.max(lowest, Math.ceil(pods / 2));
  };
}

/** Numbers from 0 to 1 that are the same for the same seed. Source: https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Arrivals at a rate, at random times rounded to whole seconds. */
export function arrivalsOf(rate: number, until: number, workOf: () => number, random: () => number): { at: number; work: number }[] {
  const messages: { at: number; work: number }[] = [];
  for (let at = 0; at < until; at += -Math.log(1 - random()) / rate) messages.push({ at: Math.ceil(at), work: workOf() });
  return messages;
}
