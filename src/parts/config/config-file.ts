/** A file the container reads, kept in a ConfigMap. */
export class ConfigFile {
  /**
   * A file with a text of the program's.
   *
   * @param path absolute path in the container
   * @param content the text
   */
  public static text(path: string, content: string): ConfigFile {
    return new ConfigFile(path, content, undefined);
  }

  /**
   * A copy of a local file, text or binary, read at synthesis.
   *
   * @param path absolute path in the container
   * @param localPath the local file, absolute or relative to the working directory
   */
  public static copy(path: string, localPath: string): ConfigFile {
    return new ConfigFile(path, undefined, localPath);
  }

  private constructor(
    /** @internal */ public readonly _path: string,
    /** @internal */ public readonly _content: string | undefined,
    /** @internal */ public readonly _localPath: string | undefined,
  ) {}
}

/** How a change of configuration reaches running pods. */
export enum ConfigRollout {
  /**
   * ConfigMaps keep their names; a hash of what the pod reaches is an annotation of the pod template,
   * so that a change rolls the pods that reach it.
   */
  ANNOTATION = 'annotation',
  /**
   * ConfigMaps are immutable and carry the hash of their content in their names; rolling back brings the old content back.
   * Old ConfigMaps stay until something prunes them.
   */
  IMMUTABLE_NAME = 'immutable-name',
}
