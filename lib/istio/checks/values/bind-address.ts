import type { TextRule } from './field-problem'
import { ipVersion } from './ip-address'

/** `unix://` with an absolute path of a file, or with an abstract name. */
export function isUnixAddress(text: string): boolean {
  return /^unix:\/\/(?:\/[^\0]*[^/\0]|@[^\0]+)$/.test(text)
}

/** What a listener binds to. */
export const bindRule: TextRule = (text) =>
  text === '' || ipVersion(text) !== undefined || isUnixAddress(text)
    ? undefined
    : 'is no address to bind to: write an IP address, or "unix://" with an absolute path or "@name"'

/** V9 */
export const ipRule: TextRule = (text) =>
  text === '' || ipVersion(text) !== undefined ? undefined : 'is no IP address'
