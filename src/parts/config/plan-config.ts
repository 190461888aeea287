import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigFile, ConfigRollout } from './config-file';
import { refuseSecretContent, refuseSecretLiteral } from './secret-literal';
import { IssueList } from '../../validation/issue-list';
import { entriesOf, listOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isConfigKey, isEnvName } from '../../values/env-name';
import { isAbsolutePath } from '../../values/http-path';

/** A ConfigMap. */
export interface ConfigMapPlan {
  readonly name: string;
  readonly data: { readonly [key: string]: string };
  readonly binaryData: { readonly [key: string]: string };
  readonly immutable: boolean;
}

export interface ConfigPlan {
  /** Its keys become environment variables. */
  readonly env?: ConfigMapPlan;
  /** Its keys become files. */
  readonly files?: ConfigMapPlan;
  readonly mounts: readonly { readonly path: string; readonly key: string }[];
}

export interface ConfigInput {
  readonly config?: { readonly [name: string]: string };
  readonly configFiles?: ConfigFile[];
  readonly configRollout?: ConfigRollout;
}

/** Source: https://kubernetes.io/docs/concepts/configuration/configmap/ */
const MOST_BYTES = 1024 * 1024;

export function planConfig(input: ConfigInput, name: string, issues: IssueList): ConfigPlan {
  const rollout = input.configRollout ?? ConfigRollout.ANNOTATION;
  if (!Object.values(ConfigRollout).includes(rollout)) issues.add({ prop: 'configRollout', must: 'be a ConfigRollout', got: shown(rollout) });
  const files = planFiles(input, issues);
  const data = planData(input, issues);
  const inUse = (content: Content, stem: string, prop: string): ConfigMapPlan | undefined => configMapOf(content, `${name}-${stem}`, prop, rollout, issues);
  return {
    env: inUse({ data, binaryData: {} }, 'config', 'config'),
    files: inUse(files, 'files', 'configFiles'),
    mounts: files.mounts,
  };
}

interface Content {
  readonly data: { readonly [key: string]: string };
  readonly binaryData: { readonly [key: string]: string };
}

function planData(input: ConfigInput, issues: IssueList): Record<string, string> {
  return Object.fromEntries(entriesOf(issues, 'config', input.config).filter(([name, value]) => {
    const prop = `config.${name}`;
    if (!isEnvName(name)) issues.add({ prop: 'config', must: 'have names of environment variables', got: shown(name) });
    if (typeof value === 'string') refuseSecretLiteral(prop, name, value, issues);
    else issues.add({ prop, must: 'be a text', got: shown(value), fix: 'put it in quotes' });
    return typeof value === 'string';
  }));
}

function planFiles(input: ConfigInput, issues: IssueList): Content & { mounts: ConfigPlan['mounts'] } {
  const data: Record<string, string> = {};
  const binaryData: Record<string, string> = {};
  const mounts: { path: string; key: string }[] = [];
  listOf(issues, 'configFiles', input.configFiles).forEach((file, i) => {
    const prop = `configFiles[${i}]`;
    if (!(file instanceof ConfigFile)) {
      issues.add({ prop, must: 'be ConfigFile.text(path, content) or ConfigFile.copy(path, localPath)', got: shown(file) });
      return;
    }
    if (!isAbsolutePath(file._path) || file._path.endsWith('/')) {
      issues.add({ prop: `${prop}.path`, must: 'be the absolute path of a file in the container', got: shown(file._path) });
      return;
    }
    const key = file._path.slice(1).replace(/[^-._a-zA-Z0-9]/g, '_');
    if (!isConfigKey(key)) issues.add({ prop: `${prop}.path`, must: 'have at most 254 characters and start with no ".."', got: shown(file._path) });
    if (mounts.some((mount) => mount.key === key)) issues.add({ prop: `${prop}.path`, must: 'differ from that of the other files', got: shown(file._path) });
    else mounts.push({ path: file._path, key });
    const bytes = bytesOf(prop, file, issues);
    if (bytes === undefined) return;
    const text = bytes.toString('utf8');
    if (Buffer.from(text, 'utf8').equals(bytes)) {
      refuseSecretContent(prop, text, issues);
      data[key] = text;
    } else {
      binaryData[key] = bytes.toString('base64');
    }
  });
  return { data, binaryData, mounts };
}

function bytesOf(prop: string, file: ConfigFile, issues: IssueList): Buffer | undefined {
  if (typeof file._content === 'string') return Buffer.from(file._content, 'utf8');
  if (typeof file._localPath !== 'string') {
    issues.add({ prop, must: 'have a text', got: shown(file._content) });
    return undefined;
  }
  try {
    return readFileSync(file._localPath);
  } catch (error) {
    issues.add({ prop: `${prop}.localPath`, must: 'be a readable file', got: shown(file._localPath), fix: (error as NodeJS.ErrnoException).code });
    return undefined;
  }
}

function configMapOf(content: Content, stem: string, prop: string, rollout: ConfigRollout, issues: IssueList): ConfigMapPlan | undefined {
  const entries = [...Object.entries(content.data), ...Object.entries(content.binaryData)];
  if (entries.length === 0) return undefined;
  const bytes = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  if (bytes > MOST_BYTES) issues.add({ prop, must: `fit in a ConfigMap of ${MOST_BYTES} bytes`, got: `${bytes} bytes`, fix: 'ship large files in the image' });
  const immutable = rollout === ConfigRollout.IMMUTABLE_NAME;
  return { ...content, name: immutable ? `${stem}-${hashOf(content)}` : stem, immutable };
}

function hashOf(content: Content): string {
  const sorted = (entries: { readonly [key: string]: string }): [string, string][] => Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify([sorted(content.data), sorted(content.binaryData)])).digest('hex').slice(0, 10);
}
