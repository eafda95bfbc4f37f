/** The value of the first of these labels that is there and not empty; null when none is. */
export function pickLabel(labels: Readonly<Record<string, string>>, names: readonly string[]): string | null {
  const name = names.find((one) => Object.hasOwn(labels, one) && labels[one] !== '')
  return name === undefined ? null : (labels[name] ?? null)
}
