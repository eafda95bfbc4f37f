const MAX_DEPTH = 64
const MAX_VALUES = 1_000_000

/**
 * Whether a value is nested deeper than 64 levels (a cycle is), or would have over a million values if what it shares
 * with itself (aliases of YAML) were written out. Each object is looked at once.
 */
export function isTooLarge(value: unknown): boolean {
  const seen = new Map<object, number>()
  const sizeOf = (part: unknown, depth: number): number => {
    if (typeof part !== 'object' || part === null) return 1
    if (depth > MAX_DEPTH) return Infinity
    const known = seen.get(part)
    if (known !== undefined) return known
    // Until its size is known: who meets it below itself has found a cycle.
    seen.set(part, Infinity)
    let size = 1
    for (const child of Object.values(part)) {
      size += sizeOf(child, depth + 1)
      if (size > MAX_VALUES) return Infinity
    }
    seen.set(part, size)
    return size
  }
  return sizeOf(value, 1) > MAX_VALUES
}
