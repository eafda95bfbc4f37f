const METACHARACTERS = /[\\.+*?()|[\]{}^$]/g

/** Makes text from outside a literal part of an RE2 pattern, as Go's `regexp.QuoteMeta` does. */
export function escapeRegex(text: string): string {
  return text.replace(METACHARACTERS, String.raw`\$&`)
}
