/** One place of a published schema, as `scripts/make-schemas.ts` writes it into `schemas.json`. */
export interface SchemaNode {
  /** Of JSON; `intOrText` takes both; absent: any. */
  readonly type?: string
  readonly fields?: Readonly<Record<string, SchemaNode>>
  readonly items?: SchemaNode
  /** Of a map with free keys. */
  readonly values?: SchemaNode
  readonly required?: readonly string[]
  readonly allowed?: readonly string[]
  /** Fields that are not listed are kept. */
  readonly open?: boolean
  readonly bounds?: Readonly<Record<string, number>>
  /** Of each at most one is set; `needed`: exactly one. */
  readonly groups?: readonly { readonly names: readonly string[]; readonly needed: boolean }[]
}
