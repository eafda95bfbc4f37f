/** A name, or else the name with the first number from 2 on that nobody has taken: `default-2`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const all = new Set(taken)
  let name = wanted
  for (let i = 2; all.has(name); i += 1) name = `${wanted}-${i}`
  return name
}
