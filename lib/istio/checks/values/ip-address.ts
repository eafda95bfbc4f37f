/** V9, as Go's netip reads it: no leading zeros, no spaces; a zone after `%` on version 6 only. */
export function ipVersion(text: string): 4 | 6 | undefined {
  if (text.length > 100) return undefined
  if (!text.includes(':')) return isV4(text) ? 4 : undefined
  const [address = '', ...zone] = text.split('%')
  if (zone.length > 0 && zone.join('%') === '') return undefined
  return isV6(address) ? 6 : undefined
}

/** V9: an address, a `/` and the length of the prefix. */
export function isCidr(text: string): boolean {
  const slash = text.indexOf('/')
  const [address, length] = [text.slice(0, slash), text.slice(slash + 1)]
  if (slash === -1 || address.includes('%') || !/^(?:0|[1-9]\d{0,2})$/.test(length)) return false
  const version = ipVersion(address)
  return version !== undefined && Number(length) <= (version === 4 ? 32 : 128)
}

export function isIpOrCidr(text: string): boolean {
  return text.includes('/') ? isCidr(text) : ipVersion(text) !== undefined
}

function isV4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

function isV6(text: string): boolean {
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const all = groups.flat()
  const last = all.at(-1) ?? ''
  const embedded = last.includes('.') && !text.endsWith('::')
  if (embedded && !isV4(last)) return false
  const hex = embedded ? all.slice(0, -1) : all
  if (!hex.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false
  const count = hex.length + (embedded ? 2 : 0)
  return halves.length === 2 ? count < 8 : count === 8
}
