/** What is wrong with a setting whose form is right. */
export interface Finding {
  readonly path: readonly (string | number)[]
  readonly message: string
}
