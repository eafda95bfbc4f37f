/** Who asks. `anonymous` is one identity for everybody, with the rights of Pharos's own account. */
export interface User {
  readonly name: string
  readonly strategy: 'anonymous'
}
