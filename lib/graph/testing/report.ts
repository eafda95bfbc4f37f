import type { InstantSeries } from '@/lib/ports/metric-store'
import type { Reporter } from '../model'

type Labels = Readonly<Record<string, string>>

/**
 * One series of a proxy in cluster `east`. `from` and `to` are `NAME` or `NAMESPACE/NAME` of workloads (namespace `shop` where
 * none is given); the service and app of `cart-v1` are `cart`. `to` may also be `service:NAME`: a request that met no workload.
 * `from` null is a caller of whom nothing is known. `labels` replaces single labels.
 */
export function report(
  reporter: Reporter,
  [from, to]: readonly [from: string | null, to: string],
  value: number,
  labels: Labels = {},
): InstantSeries {
  const server = reporter === 'source' ? 'unknown' : from === null ? 'none' : 'mutual_tls'
  return {
    labels: {
      reporter,
      ...sourceLabels(from),
      ...destinationLabels(to),
      connection_security_policy: server,
      request_protocol: 'http',
      response_code: '200',
      response_flags: '-',
      ...labels,
    },
    value,
  }
}

/** The same, of bytes: without protocol and code. */
export function bytes(
  reporter: Reporter,
  ends: readonly [from: string | null, to: string],
  value: number,
  labels: Labels = {},
): InstantSeries {
  const { request_protocol, response_code, ...rest } = report(reporter, ends, value, labels).labels
  return { labels: rest, value }
}

function sourceLabels(from: string | null): Labels {
  const { namespace, name, app, version } = split(from ?? '')
  const nobody = from === null
  return {
    source_cluster: nobody ? 'unknown' : 'east',
    source_workload_namespace: nobody ? 'unknown' : namespace,
    source_workload: nobody ? 'unknown' : name,
    source_canonical_service: nobody ? 'unknown' : app,
    source_canonical_revision: nobody ? 'latest' : version,
    source_principal: nobody ? 'unknown' : `spiffe://cluster.local/ns/${namespace}/sa/${app}`,
  }
}

function destinationLabels(to: string): Labels {
  const serviceOnly = to.startsWith('service:')
  const { namespace, name, app, version } = split(serviceOnly ? to.slice('service:'.length) : to)
  const service = serviceOnly ? name : app
  return {
    destination_cluster: serviceOnly ? 'unknown' : 'east',
    destination_service_namespace: namespace,
    destination_service: `${service}.${namespace}.svc.cluster.local`,
    destination_service_name: service,
    destination_workload_namespace: serviceOnly ? 'unknown' : namespace,
    destination_workload: serviceOnly ? 'unknown' : name,
    destination_canonical_service: serviceOnly ? 'unknown' : app,
    destination_canonical_revision: serviceOnly ? 'latest' : version,
    destination_principal: serviceOnly ? 'unknown' : `spiffe://cluster.local/ns/${namespace}/sa/${app}`,
  }
}

function split(text: string) {
  const slash = text.indexOf('/')
  const name = text.slice(slash + 1)
  const dash = name.lastIndexOf('-')
  return {
    namespace: slash < 0 ? 'shop' : text.slice(0, slash),
    name,
    app: dash < 0 ? name : name.slice(0, dash),
    version: dash < 0 ? 'latest' : name.slice(dash + 1),
  }
}
