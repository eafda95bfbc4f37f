/** One call of kubectl. Words that begin with `NS` in arguments and manifests stand for the scenario's namespace. */
export interface Step {
  /** Unique within its scenario. */
  readonly title: string
  /** Arguments, separated by blanks. */
  readonly run: string
  /** More arguments, each as it stands. */
  readonly more?: readonly string[]
  /** Default: admin. */
  readonly as?: 'viewer' | 'editor' | 'nobody'
  /** A text as it is; one object becomes JSON, many become documents of YAML. */
  readonly stdin?: string | readonly object[]
  /** The script of sed that the editor of `kubectl edit` is. */
  readonly editor?: string
  /** A text that kubectl prints. */
  readonly says?: string
  /** How the server refuses: status, reason and, of a 422, the fields. */
  readonly refused?: string
}

/** Steps that follow from each other, in a namespace of their own that is empty at the start. */
export interface Scenario {
  /** Part of the namespace's name. */
  readonly name: string
  /** The user `editor` may write in the namespace. */
  readonly editable?: boolean
  readonly steps: readonly Step[]
}
