import { Manifest } from '../../src/manifest/manifest';
import { readManifestObjects, readManifestText } from '../../src/manifest/read';

/** The manifests of a YAML text without faults. */
export function manifestsOfYaml(text: string): readonly Manifest[] {
  const { manifests, faults } = readManifestText('app.yaml', text);
  expect(faults).toEqual([]);
  return manifests;
}

/** The manifest of one object that is one. */
export function manifestOf(object: object): Manifest {
  const [manifest] = manifestsOfObjects([object]);
  return manifest;
}

export function manifestsOfObjects(objects: readonly object[]): readonly Manifest[] {
  const { manifests, faults } = readManifestObjects('app', objects);
  expect(faults).toEqual([]);
  return manifests;
}
