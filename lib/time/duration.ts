const UNIT_SECONDS = { d: 86_400, h: 3_600, m: 60, s: 1 } as const
const DURATION = /^(?:(\d{1,7})d)?(?:(\d{1,7})h)?(?:(\d{1,7})m)?(?:(\d{1,7})s)?$/

/**
 * Reads a Prometheus style duration of whole seconds: `90s`, `1h30m`, `2d`. Units in falling order, each at most once.
 *
 * @returns seconds, or undefined when the text is not such a duration or is zero.
 */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text)
  if (match === null) return undefined
  const [, d, h, m, s] = match
  const seconds =
    Number(d ?? 0) * UNIT_SECONDS.d + Number(h ?? 0) * UNIT_SECONDS.h + Number(m ?? 0) * UNIT_SECONDS.m + Number(s ?? 0)
  return seconds > 0 ? seconds : undefined
}

/** Writes seconds in the shortest form that `parseDuration` reads back: 90 → `1m30s`, 300 → `5m`. */
export function formatDuration(seconds: number): string {
  let rest = Math.max(0, Math.trunc(seconds))
  let text = ''
  for (const [unit, size] of Object.entries(UNIT_SECONDS)) {
    const count = Math.trunc(rest / size)
    rest -= count * size
    if (count > 0) text += `${count}${unit}`
  }
  return text === '' ? '0s' : text
}
