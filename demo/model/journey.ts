import type { Asker, Upstream } from './outcome'
import type { RegisteredHost } from './registry'
import type { RoutedRequest, ToHost } from './route-rule'
import type { Call } from './script'
import type { ServiceName } from './telemetry'

/** A call on its way: who calls, what, for which signed-in user (empty = nobody), with which headers. */
export interface Journey {
  readonly asker: Asker
  readonly call: Call
  readonly user: string
  readonly headers: ReadonlyMap<string, string>
  readonly layer: 4 | 7
}

/** What a route sees of it. */
export function requestOf({ asker, call, headers }: Journey, host: string): RoutedRequest {
  const { caller } = asker
  return {
    host,
    authority: authorityOf(call),
    port: call.port,
    method: call.method,
    path: call.path,
    headers,
    sourceNamespace: caller.namespace,
    sourceLabels: caller.labels,
    gateway: 'mesh',
  }
}

/** The Host header of a call. */
export function authorityOf({ host, port }: Call): string {
  return port === 80 ? host : `${host}:${port}`
}

export function nameOf({ host, name, namespace }: RegisteredHost): ServiceName {
  return { service: host, name, namespace }
}

export function upstreamOf(host: RegisteredHost, { subset = '', port: written }: ToHost, call: Call): Upstream {
  const port = written ?? (host.ports.length === 1 ? host.ports[0]?.port : call.port) ?? call.port
  const targetPort = host.ports.find((known) => known.port === port)?.targetPort ?? port
  return { host: host.host, subset, port, targetPort }
}

/** No cluster was chosen: a sidecar writes the Host header, a gateway nothing it knows. */
export function hostHeader({ asker, call }: Journey): ServiceName {
  const name = asker.caller.proxy === 'router' ? 'unknown' : authorityOf(call)
  return { service: name, name, namespace: 'unknown' }
}
