/** Who runs the instances of a database. */
export enum DatabaseMode {
  /** A StatefulSet: one instance, and downtime while its node is drained or its disk moves. */
  NATIVE = 'native',
  /** CloudNativePG, an operator that replicates, fails over and archives. PostgreSQL alone. Source: https://cloudnative-pg.io */
  CNPG = 'cnpg',
}
