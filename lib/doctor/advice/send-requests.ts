import type { MeshEntry } from '@/lib/mesh/find-entry'
import type { Advice } from './advice'

export const REQUESTS_COUNTED = 'Requests or bytes were counted in this window.'

/** S27: nobody called. @param entry null: no gateway with an address was found */
export function sendRequests(found: string, entry: MeshEntry | null): Advice {
  return [
    found,
    entry === null
      ? 'Send some requests through a gateway. None with an address was found, so put in its address and a route:'
      : 'Send some requests through the gateway:',
    trafficLoop(entry),
  ]
}

/** A hundred requests through a gateway. */
export function trafficLoop(entry: MeshEntry | null): string {
  const url = entry === null ? 'http://<gateway address>/<first route>' : `http://${entry.address}${entry.path}`
  const host = entry?.host == null ? '' : `-H 'Host: ${entry.host}' `
  return `for i in $(seq 1 100); do curl -s -o /dev/null ${host}${url}; done`
}
