/** Reads one parameter's text, and gives null for a text that it does not understand. */
interface Reader {
  parse(text: string): unknown
}

export interface BadParameter {
  readonly name: string
  readonly value: string
}

/**
 * The parameters of a page whose text its parsers refuse, in URL order: the page shows the default in their place and says so.
 * Parameters that no parser knows are kept and ignored.
 */
export function findBadParameters(query: URLSearchParams, readers: Readonly<Record<string, Reader>>): BadParameter[] {
  const bad: BadParameter[] = []
  for (const [name, value] of query) {
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined
    if (reader?.parse(value) === null) bad.push({ name, value })
  }
  return bad
}
