/** What the user looks at: hovered, selected or walked to, and the path of that. */
export interface LookedAt {
  /** Undefined: nothing, so nothing fades. */
  readonly path: ReadonlySet<string> | undefined
  readonly selected: ReadonlySet<string>
  /** The hovered and the selected elements. */
  readonly focus: ReadonlySet<string>
}

export const NOT_LOOKING: LookedAt = { path: undefined, selected: new Set(), focus: new Set() }
