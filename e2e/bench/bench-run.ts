/** What the parts of one run share. */
export interface BenchRun {
  /** The folder of the project. */
  readonly project: string
  readonly quick: boolean
  readonly say: (what: string) => void
  /** Called when the run ends, however it ends; the newest first. */
  readonly atEnd: (end: () => void | Promise<void>) => void
  /** Ends the run because something broke that nobody waits for. */
  readonly fail: (error: unknown) => void
}
