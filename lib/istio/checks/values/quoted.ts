const MAX_SHOWN = 120

/** A value from a cluster as it stands in a sentence: cut when it is long. */
export function quoted(text: string): string {
  return `"${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text}"`
}
