import { numberAt, textAt } from './json'
import { fullHost } from './registry'

/** The host that a route names, and which of its pods and ports. */
export interface Destination {
  readonly host: string
  readonly subset?: string
  readonly port?: number
  /** Of a Gateway API route: a host that is missing answers 500, not 503. */
  readonly gatewayApi?: boolean
}

/** Of a `destination` of a VirtualService; short names are those of its namespace. */
export function readDestination(destination: unknown, namespace: string): Destination {
  const subset = textAt(destination, 'subset')
  const port = numberAt(destination, 'port', 'number')
  return {
    host: fullHost(textAt(destination, 'host'), namespace),
    ...(subset === '' ? {} : { subset }),
    ...(port === undefined ? {} : { port }),
  }
}
