/** One place where a manifest does not fit its schema. Reads as "`at` must `must`, got `got`". */
export interface SchemaFlaw {
  /** The path of the field, such as `spec.template.spec.containers[0].imagePullpolicy`; empty for the whole manifest. */
  readonly at: string;
  /** What the field must do or be, such as `be an integer`. */
  readonly must: string;
  /** The value as written, shortened, or its kind where it is an object or a list. */
  readonly got: string;
  /** The likely fix, such as `did you mean "imagePullPolicy"?`. */
  readonly hint?: string;
}
