/** What a check is about, in sentences for people; examples are YAML, empty where none helps. */
export interface CheckDoc {
  readonly meaning: string
  readonly wrong: string
  readonly right: string
  /** One imperative sentence or two. */
  readonly remedy: string
}
