import { at, numberAt } from './json'

/** Limits of a calling proxy towards one cluster; Infinity where there is none. */
export interface ConnectionPool {
  readonly maxConnections: number
  /** Requests of HTTP/1 that wait for a connection. */
  readonly maxPending: number
  /** Requests of HTTP/2 at a time. */
  readonly maxRequests: number
}

/** What comes to the limits. */
export interface Offered {
  readonly protocol: 'http' | 'grpc' | 'tcp'
  /** Requests that a client sends at once. */
  readonly burst: number
  /** Of one proxy. */
  readonly perSecond: number
  /** How long one request keeps its place. */
  readonly meanMs: number
}

/** Undefined: nothing is limited. */
export function readPool(pool: unknown): ConnectionPool | undefined {
  const limit = (...path: readonly string[]): number => {
    const found = numberAt(pool, ...path) ?? 0
    return found > 0 ? found : Infinity
  }
  if (at(pool, 'tcp') === undefined && at(pool, 'http') === undefined) return undefined
  const limits = {
    maxConnections: limit('tcp', 'maxConnections'),
    maxPending: limit('http', 'http1MaxPendingRequests'),
    maxRequests: limit('http', 'http2MaxRequests'),
  }
  return Object.values(limits).every((max) => max === Infinity) ? undefined : limits
}

/**
 * The share of requests that find no place, and how long the others wait for theirs on average. A client that sends in
 * bursts fills the places with each of them; requests that come one by one do so by chance (Erlang's loss formula).
 */
export function admission(
  pool: ConnectionPool,
  offered: Offered,
): { readonly overflow: number; readonly waitMs: number } {
  const { protocol, burst, perSecond, meanMs } = offered
  const { maxConnections, maxPending, maxRequests } = pool
  const places = protocol === 'grpc' ? maxRequests : maxConnections
  const queue = protocol === 'http' ? maxPending : 0
  const allowed = places + queue
  if (allowed === Infinity && places === Infinity) return { overflow: 0, waitMs: 0 }
  if (burst > 1) {
    const admitted = Math.min(burst, allowed)
    let turns = 0
    for (let nth = 0; nth < admitted; nth += 1) turns += Math.floor(nth / places)
    return { overflow: (burst - admitted) / burst, waitMs: (turns / admitted) * meanMs }
  }
  const load = (perSecond * meanMs) / 1000
  return { overflow: lossShare(load, allowed), waitMs: waitOf(load, places, allowed) * meanMs }
}

/** Erlang B, by its recursion over the number of places. `load` in Erlang. */
function lossShare(load: number, places: number): number {
  if (load === 0 || places === Infinity) return 0
  let loss = 1
  for (let n = 1; n <= Math.min(places, MOST_PLACES) && loss > 0; n += 1) loss = (load * loss) / (n + load * loss)
  return loss
}

/** More places than that are never full: a proxy of the demo has some hundred requests a second. */
const MOST_PLACES = 10_000

/** Mean wait of those admitted, in service times: M/M/c/K. */
function waitOf(load: number, places: number, allowed: number): number {
  if (load === 0 || places === Infinity || allowed === places) return 0
  const most = Math.min(allowed, places + MOST_PLACES)
  let [state, all, waiting] = [1, 1, 0]
  for (let n = 1; n <= most && state > 1e-15 * all; n += 1) {
    state *= load / Math.min(n, places)
    all += state
    if (n > places) waiting += (n - places) * state
    if (all > 1e100) [state, all, waiting] = [state / all, 1, waiting / all]
  }
  const admitted = load * (1 - (most > places ? state / all : 0))
  return admitted === 0 ? 0 : waiting / all / admitted
}
