import { lookup as lookupName, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Never reached, whatever names them: link-local, cloud metadata, unspecified and multicast addresses (security rule R17). */
const REFUSED = new BlockList()
REFUSED.addSubnet('169.254.0.0', 16, 'ipv4') // link-local; AWS, Google, Azure, Oracle, DigitalOcean metadata
REFUSED.addAddress('100.100.100.200', 'ipv4') // Alibaba metadata
REFUSED.addAddress('168.63.129.16', 'ipv4') // Azure's platform address
REFUSED.addAddress('192.0.0.192', 'ipv4') // older Oracle metadata
REFUSED.addSubnet('0.0.0.0', 8, 'ipv4')
REFUSED.addSubnet('224.0.0.0', 3, 'ipv4') // multicast, reserved, broadcast
REFUSED.addSubnet('fe80::', 10, 'ipv6')
REFUSED.addAddress('fd00:ec2::254', 'ipv6') // AWS metadata
REFUSED.addAddress('fd20:ce::254', 'ipv6') // Google metadata
REFUSED.addAddress('::', 'ipv6')
REFUSED.addSubnet('ff00::', 8, 'ipv6')
// Addresses that carry an IPv4 address for a translator: where they lead cannot be judged here.
REFUSED.addSubnet('64:ff9b::', 96, 'ipv6')
REFUSED.addSubnet('2002::', 16, 'ipv6')

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** Which addresses may be reached. `loopbackNames`: names that resolve to loopback, too, and not only loopback as written. */
export interface HostRules {
  readonly loopbackNames: boolean
}

/** Thrown into the socket when a name resolves to nothing that may be reached. */
export class RefusedAddressError extends Error {
  readonly code = 'PHAROS_REFUSED_ADDRESS'
}

/**
 * Why this URL must not be called, or undefined. Catches what a lookup never sees: schemes and address literals
 * (the URL parser has already turned octal, hexadecimal and short forms of IPv4 into dotted ones).
 */
export function refusedUrl(url: URL): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `the scheme ${url.protocol} is not http or https`
  if (url.username !== '' || url.password !== '') return 'the address carries credentials'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && isRefused(host)) return `the address ${host} is link-local, metadata or not a host`
  return undefined
}

/** `dns.lookup` for sockets that answers only addresses which may be reached, so the address checked is the address used. */
export function guardedLookup(rules: HostRules, resolve: typeof lookupName = lookupName): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, '')
        return
      }
      const allowed = addresses.filter(({ address }) => mayReach(address, hostname, rules))
      const first = allowed[0]
      if (first === undefined) {
        callback(new RefusedAddressError(`${hostname} resolves to no address that may be reached`), '')
      } else if (options.all === true) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

function mayReach(address: LookupAddress['address'], hostname: string, rules: HostRules): boolean {
  if (isRefused(address)) return false
  return !contains(LOOPBACK, address) || rules.loopbackNames || /^(.+\.)?localhost$/i.test(hostname)
}

function isRefused(address: string): boolean {
  return contains(REFUSED, address)
}

/** `BlockList` looks through IPv4-mapped IPv6 addresses itself; a zone (`fe80::1%eth0`) it does not know. */
function contains(list: BlockList, address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  return list.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4')
}
