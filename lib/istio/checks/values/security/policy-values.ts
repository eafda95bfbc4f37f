import type { TextRule } from '../field-problem'
import { isIpOrCidr } from '../ip-address'

/** Of one segment of a path of a URL. */
const SEGMENT = /^(?:[-A-Za-z0-9._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})*$/

export const ipBlockRule: TextRule = (text) =>
  isIpOrCidr(text) ? undefined : 'is neither an IP address nor a CIDR range'

export const policyPortRule: TextRule = (text) =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? undefined : 'is no port: ports are 0 to 65535'

export const trustDomainRule: TextRule = (text) => {
  if (text.includes('/')) return 'is no trust domain: it has a "/"'
  const stars = text.split('*').length - 1
  return stars === 0 || (stars === 1 && (text.startsWith('*') || text.endsWith('*')))
    ? undefined
    : 'can have one "*", at its beginning or end'
}

export const serviceAccountRule: TextRule = (text) => {
  if (text.includes('*')) return 'cannot have a "*": name the service account'
  const parts = text.split('/')
  return parts.length <= 2 && !parts.includes('')
    ? undefined
    : 'is no service account: write "name" or "namespace/name"'
}

export const pathRule: TextRule = (text) => {
  if (!/[{}]/.test(text)) return undefined
  const segments = text.split('/')
  for (const [i, segment] of segments.entries()) {
    if (segment === '{*}') continue
    if (segment === '{**}' && i === segments.length - 1) continue
    if (segment === '{**}') return 'has "{**}" elsewhere than as its last segment'
    if (/[{}]/.test(segment)) return 'has braces that are neither "{*}" nor "{**}" as a whole segment'
    if (segment.includes('*')) return 'mixes "*" with "{*}" or "{**}"'
    if (!SEGMENT.test(segment)) return 'has a character that no path of a URL has'
  }
  return undefined
}
