const PAGE = 10

/** The row that a key leads to from one of `count` rows; undefined for keys that lead to none. */
export function rowDestination(key: string, at: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  }
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined
  return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1)
}
