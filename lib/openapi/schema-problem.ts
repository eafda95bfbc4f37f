/** What a value has that the cluster's schema does not allow. */
export interface SchemaProblem {
  readonly steps: readonly (string | number)[]
  /**
   * - `unknownField`: `field`, and `near` when one is called almost the same
   * - `type`: `wanted`; `enum`: `allowed`; `required`: `field`; `pattern`: `pattern`
   * - `range`: `detail`; `onlyOne`: `fields` of which several are set; `other`: `detail`
   */
  readonly code: 'unknownField' | 'type' | 'enum' | 'required' | 'pattern' | 'range' | 'onlyOne' | 'other'
  readonly values: Readonly<Record<string, string>>
}
