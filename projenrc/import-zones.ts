import { IMPORT_MATRIX } from './import-matrix';

export interface ImportZone {
  readonly target: string;
  readonly from: string;
  readonly except: string[];
  readonly message: string;
}

/** The import matrix as zones of eslint-plugin-import's `no-restricted-paths`. */
export function importZones(): ImportZone[] {
  return IMPORT_MATRIX.map((layer) => ({
    target: `./src/${layer.name}`,
    from: './src',
    except: [layer.name, ...layer.layers].map((name) => `./${name}`),
    message: `${layer.name} may import only: ${layer.layers.join(', ') || 'nothing of ours'} (projenrc/import-matrix.ts)`,
  }));
}
