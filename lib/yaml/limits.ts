/** What a YAML text may ask of us (product.md 6, text rules). */
export const YAML_LIMITS = {
  /** As UTF-8. */
  bytes: 1_048_576,
  /** Maps and lists within each other. */
  depth: 64,
  aliases: 100,
  /** Keys, values and their characters once every alias is written out. */
  expandedSize: 4_194_304,
  /** Of each sort; more would help nobody. */
  problems: 100,
} as const
