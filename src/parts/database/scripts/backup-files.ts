/** What follows the name of a database in the names of its backups, as a pattern of the shell: a time, then seconds since 1970. */
export const STAMP = '-[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9][0-9][0-9][0-9][0-9][0-9]Z-[0-9]*';
