import { cdk8s, javascript, JsonFile } from 'projen';
import { importZones } from './projenrc/import-zones';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-vetted',
  description: 'Typed constructs that synthesize vetted Kubernetes YAML: probes, limits, budgets, rollouts and network policies that are right by construction.',
  author: 'The cdk8s-vetted authors',
  authorAddress: 'maintainers@cdk8s-vetted.dev',
  authorOrganization: true,
  copyrightOwner: 'The cdk8s-vetted authors',
  repositoryUrl: 'https://github.com/cdk8s-vetted/cdk8s-vetted.git',
  license: 'Apache-2.0',
  keywords: ['cdk8s', 'kubernetes', 'constructs', 'platform-engineering', 'policy'],
  defaultReleaseBranch: 'main',
  stability: 'experimental',

  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.19.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',

  // The project type's own defaults (cdk8s 1, constructs 3) no longer install.
  cdk8sVersion: '2.70.0',
  constructsVersion: '10.4.2',
  peerDeps: ['cdk8s-plus-27@^2.9.5'],
  devDeps: [
    'cdk8s-plus-27@2.9.5',
    'cdk8s-cli@2.207.60',
    'fast-check@^4',
    'tsx@^4',
  ],

  bundledDeps: ['yaml@^2.9'],

  docgen: true,
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'scripts', 'projenrc'], prettier: false },
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      maxWorkers: '100%',
      testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/examples/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/'],
      moduleNameMapper: { '^cdk8s-vetted$': '<rootDir>/src' },
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/'],
    },
  },

  github: false,
  release: false,
  depsUpgrade: false,
  sampleCode: false,
  npmignoreEnabled: false,
  gitignore: ['/examples/*/dist/', '/.cache/', '*.tsbuildinfo'],
});

project.package.addVersion('0.1.0');
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './.jsii': './.jsii',
  './package.json': './package.json',
});

// A lockfile without addresses installs from whatever registry the reader uses.
new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');
// What the tarball holds, as a list of what goes in and not of what stays out.
project.package.addField('files', ['lib/**/*.js', 'lib/**/*.d.ts', 'schemas', '.jsii', 'API.md']);

project.eslint?.addRules({
  'import/no-restricted-paths': ['error', { zones: importZones() }],
  'max-len': ['off'],
  '@stylistic/max-len': ['error', { code: 180, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreComments: true, ignoreRegExpLiterals: true }],
});

project.tryFindObjectFile('.eslintrc.json')?.addOverride('settings.import/resolver.typescript.project', ['./tsconfig.json', './test/tsconfig.json', './examples/tsconfig.json']);

// ts-jest only transpiles, so tests, examples and scripts are type-checked on their own.
const paths = { 'cdk8s-vetted': ['../src'] };
project.tsconfigDev?.file.addOverride('compilerOptions.paths', paths);
for (const folder of ['examples', 'scripts']) {
  new JsonFile(project, `${folder}/tsconfig.json`, {
    obj: {
      extends: '../tsconfig.json',
      compilerOptions: { noEmit: true, rootDir: '..', paths },
      include: ['**/*.ts'],
      exclude: ['node_modules'],
    },
  });
}
const typeCheck = project.addTask('type-check', { description: 'Type-check tests, examples and scripts, and with them the sources' });
for (const folder of ['test', 'examples', 'scripts']) typeCheck.exec(`tsc --noEmit -p ${folder}/tsconfig.json`);
project.testTask.prependSpawn(typeCheck);

const synthesized = { CDK8S_CHECK_UPGRADE: 'false' };
project.addTask('shop', {
  description: 'Synthesize examples/online-boutique for three clusters and print a summary',
  cwd: 'examples/online-boutique',
  env: synthesized,
  steps: [{ exec: 'cdk8s synth' }, { exec: 'node --import tsx ../summary.ts' }],
});
project.addTask('orders', { description: 'Synthesize examples/orders for two clusters and print a summary', cwd: 'examples/orders', env: synthesized, steps: [{ exec: 'cdk8s synth' }, { exec: 'node --import tsx ../summary.ts' }] });

project.addTask('test:consumer', { description: 'Synthesize from an application that installs the packed library', exec: 'tsx test/consumer/run.ts' });
project.addTask('nightly', {
  description: 'Property tests with 10,000 cases',
  exec: 'jest --ci test/constructs test/parts --testTimeout=1800000',
  env: { CDK8S_VETTED_CASES: '10000' },
});
project.addTask('schemas', { description: 'Derive schemas/ from the Kubernetes sources; needs Go and a network', exec: 'tsx scripts/derive-schemas.ts' });

// jsii reminds of Node 20's age; the value is the major it may stop mentioning.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.synth();
