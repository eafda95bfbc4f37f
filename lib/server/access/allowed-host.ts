import 'server-only'
import { isIP } from 'node:net'

/**
 * Whether Pharos may be asked under this `Host` header (security rule R23): a configured name, localhost, or an IP
 * literal. A web page elsewhere can point a name of its own at our address, but it cannot change the name we are asked under.
 */
export function isAllowedHost(host: string | null, configured: readonly string[]): boolean {
  if (host === null) return false
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase()
  const bare = name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name
  return isIP(bare) !== 0 || name === 'localhost' || configured.some((entry) => entry.toLowerCase() === name)
}
