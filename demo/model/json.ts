// Stored objects are JSON that nobody checked: every field is read as if it might be anything.

/** The value under the path of own keys. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value
  for (const key of path) {
    if (!isObject(current) || !Object.hasOwn(current, key)) return undefined
    current = current[key]
  }
  return current
}

export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : ''
}

export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path)
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
  return listAt(value, ...path).filter((item) => typeof item === 'string')
}

/** Own keys with their values, as a Map: keys come from outside. */
export function entriesAt(value: unknown, ...path: readonly string[]): ReadonlyMap<string, unknown> {
  const found = at(value, ...path)
  return new Map(isObject(found) ? Object.entries(found) : [])
}

/** The entries whose values are texts. */
export function labelsAt(value: unknown, ...path: readonly string[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  for (const [key, label] of entriesAt(value, ...path)) if (typeof label === 'string') labels.set(key, label)
  return labels
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether all wanted labels are there. No wanted labels select everything. */
export function hasLabels(labels: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): boolean {
  for (const [key, value] of wanted) if (labels.get(key) !== value) return false
  return true
}
