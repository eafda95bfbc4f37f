/** What a page knows of a field besides the form, in the user's language. */
export interface FieldHint {
  readonly text: string
  /** The value that stands there does not fit it. */
  readonly warning?: string
}
/** By the pointer of the field in its object. */
export type FieldHints = ReadonlyMap<string, FieldHint>
