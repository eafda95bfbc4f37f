const PART = /(\d+)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)|\.(\d+)(ns|us|µs|μs|ms|s|m|h)/y
const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}

/** Of `1.5s`, `500ms`, `1h30m` and the like. Nanoseconds; undefined when the text is no duration. */
export function parseDurationNs(text: string): bigint | undefined {
  const unsigned = text.replace(/^[+-]/, '')
  if (unsigned === '' || unsigned.length > 60) return undefined
  if (unsigned === '0') return 0n
  let total = 0n
  let at = 0
  while (at < unsigned.length) {
    PART.lastIndex = at
    const [part, whole = '0', fraction = '', unit, onlyFraction = '', fractionUnit] = PART.exec(unsigned) ?? []
    if (part === undefined) return undefined
    const digits = fraction + onlyFraction
    const scale = NANOSECONDS[unit ?? fractionUnit ?? ''] ?? 0n
    total += BigInt(whole) * scale + (BigInt(digits === '' ? 0 : digits) * scale) / 10n ** BigInt(digits.length)
    at += part.length
  }
  return text.startsWith('-') ? -total : total
}
