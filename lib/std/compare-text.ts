/**
 * Orders two texts by UTF-16 code unit: the same on every machine and in every language setting,
 * unlike `localeCompare`, so answers are byte-equal for equal input.
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
