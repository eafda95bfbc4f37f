import { isIPv4, isIPv6 } from 'node:net'

/** The formats of texts that the real server checks; it takes all others for remarks. */
const CHECKS = new Map<string, (text: string) => boolean>([
  ['date-time', (text) => /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/.test(text)],
  ['byte', (text) => /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)],
  ['ipv4', (text) => isIPv4(text)],
  ['ipv6', (text) => isIPv6(text)],
])

export function isFormat(format: string, text: string): boolean {
  return CHECKS.get(format)?.(text) ?? true
}
