const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

export interface SafeHref {
  readonly href: string
  /** What a person must see before following it: the host, or the mail address. */
  readonly target: string
}

/**
 * A link out of a cluster's data, if it may be followed: absolute, and http, https or mailto. Undefined for everything else,
 * script links and addresses with credentials among them.
 */
export function safeHref(text: string): SafeHref | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (!SCHEMES.has(url.protocol) || url.username !== '' || url.password !== '') return undefined
  const target = url.protocol === 'mailto:' ? url.pathname : url.host
  return target === '' ? undefined : { href: url.href, target }
}
