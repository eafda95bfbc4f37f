/** The words on the canvas that are not names out of the mesh, in the user's language. */
export interface DisplayTexts {
  readonly unknownCaller: string
  readonly noRoute: string
  readonly addresses: string
  /** The group of everything that fits nowhere else. */
  readonly rest: string
  readonly idleIn: (name: string) => string
  readonly members: (count: number) => string
  readonly errors: (percent: string) => string
  readonly share: (percent: string) => string
  /** Marks an average shown where a quantile was asked for and could not be had. */
  readonly average: (latency: string) => string
}
