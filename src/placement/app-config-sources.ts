import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConfigSource, SourceContent } from '../parts/config/config-checksum';

/** The ConfigMaps and Secrets of an app, in one namespace. Looks at the tree once, and only when asked. */
export class AppConfigSources {
  private index: Map<string, ApiObject> | undefined;

  public constructor(private readonly scope: IConstruct, private readonly namespace: string | undefined) {}

  public tryFind(source: ConfigSource): SourceContent | undefined {
    this.index ??= this.indexed();
    return this.index.get(keyOf(source.kind, source.name))?.toJson();
  }

  private indexed(): Map<string, ApiObject> {
    const objects = this.scope.node.root.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
    const index = new Map<string, ApiObject>();
    for (const object of objects) {
      if (object.apiVersion !== 'v1' || object.metadata.namespace !== this.namespace) continue;
      index.set(keyOf(object.kind, object.name), object);
    }
    return index;
  }
}

function keyOf(kind: string, name: string): string {
  return `${kind}/${name}`;
}
