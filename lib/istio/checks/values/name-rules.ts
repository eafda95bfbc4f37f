import type { TextRule } from './field-problem'

const LABEL = /^[A-Za-z0-9](?:[-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/
const NAME_PART = /^[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/

/** V1: 1 to 63 letters, digits and `-`, letters or digits at both ends. */
export function isLabel(text: string): boolean {
  return LABEL.test(text)
}

/** V2: labels joined by dots, 1 to 255 characters, the last no number; one dot at the end is allowed. */
export function isFqdn(text: string): boolean {
  if (text === '' || text.length > 255) return false
  const labels = (text.endsWith('.') ? text.slice(0, -1) : text).split('.')
  return labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? '')
}

/** V3: a domain whose first label may be `*` or begin with it. */
export function isWildcardDomain(text: string): boolean {
  if (text === '' || text.length > 255) return false
  const dot = text.indexOf('.')
  const first = dot === -1 ? text : text.slice(0, dot)
  if (first !== '*' && !isLabel(first.replace(/^\*-?/, ''))) return false
  const rest = dot === -1 ? '' : text.slice(dot + 1)
  return dot === -1 || rest === '' || isFqdn(rest)
}

export const labelRule: TextRule = (text) =>
  isLabel(text) ? undefined : 'is no DNS label: up to 63 letters, digits and "-", with a letter or digit at both ends'

export const fqdnRule: TextRule = (text) => (isFqdn(text) ? undefined : 'is no domain name')

export const wildcardDomainRule: TextRule = (text) =>
  isWildcardDomain(text) ? undefined : 'is no host: write a domain name, or one whose first part is "*"'

/** V8: an optional DNS prefix and `/`, then a name. */
export function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/')
  const prefix = slash === -1 ? undefined : key.slice(0, slash)
  if (prefix !== undefined && (prefix.length > 253 || !prefix.split('.').every(isLabel))) return false
  return NAME_PART.test(key.slice(slash + 1))
}

/** V8: empty or a name. */
export function isLabelValue(value: string): boolean {
  return value === '' || NAME_PART.test(value)
}

/** V14: `namespace/name`, or a name of one or more labels. */
export const gatewayNameRule: TextRule = (text) => {
  const parts = text.split('/')
  const right = parts.length === 1 ? isFqdn(text) : parts.length === 2 && parts.every(isLabel)
  return right ? undefined : 'names no gateway: write "name" or "namespace/name"'
}
