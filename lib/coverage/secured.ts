import type { Secured, SecuredTraffic } from './model'

const NONE: Secured = { secured: 0, told: 0, untold: 0 }

/** Nothing was seen. */
export const NOTHING_SEEN: SecuredTraffic = { requests: null, bytes: null }

/** The sum, kind by kind: requests and bytes are never mixed (graph.md, D5). */
export function addSecured(a: SecuredTraffic, b: SecuredTraffic): SecuredTraffic {
  return { requests: addKind(a.requests, b.requests), bytes: addKind(a.bytes, b.bytes) }
}

function addKind(a: Secured | null, b: Secured | null): Secured | null {
  if (a === null || b === null) return a ?? b
  return { secured: a.secured + b.secured, told: a.told + b.told, untold: a.untold + b.untold }
}

/** One measured rate. */
export function securedOf(
  protocol: 'http' | 'grpc' | 'tcp',
  rate: number,
  said: keyof Secured | 'plain',
): SecuredTraffic {
  const amount = {
    ...NONE,
    ...(said === 'secured' ? { secured: rate, told: rate } : said === 'untold' ? { untold: rate } : { told: rate }),
  }
  return protocol === 'tcp' ? { requests: null, bytes: amount } : { requests: amount, bytes: null }
}

/**
 * The share of what is known, in percent.
 *
 * @returns null where nobody on the server's side said anything, which is not 0 %.
 */
export function securedPercent(amount: Secured | null): number | null {
  return amount === null || amount.told === 0 ? null : (amount.secured / amount.told) * 100
}
