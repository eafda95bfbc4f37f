import type { Span } from '../traces/span'
import { type AccessFields, localAddress } from './access-fields'

/** What the proxy of a span knows besides the span's tags. */
export interface AccessPlace {
  /** Address of the proxy's pod. */
  readonly own: string
  /** Address of the pod that the request was sent to; undefined when it reached none. */
  readonly server: string | undefined
  /** How long that pod's proxy took; undefined when nobody else knows. */
  readonly servedUs: number | undefined
  /** Address of the Service that was called; undefined when there is none. */
  readonly service: string | undefined
}

/** Details that Envoy gives with a flag; without one of these the answer came from upstream. */
const DETAILS: Readonly<Record<string, string>> = {
  FI: 'fault_filter_abort',
  UT: 'response_timeout',
  UH: 'no_healthy_upstream',
  NC: 'cluster_not_found',
  NR: 'route_not_found',
  UO: 'upstream_reset_before_response_started{overflow}',
  UC: 'upstream_reset_before_response_started{connection_termination}',
  UF: 'upstream_reset_before_response_started{connection_failure}',
  DC: 'downstream_remote_disconnect',
}

/** What a proxy logs of a request that it handled. */
export function requestFields(span: Span, place: AccessPlace): AccessFields {
  const { tags, startUs, durationUs, details } = span
  const text = (name: string): string => String(tags[name] ?? '-')
  const url = URL.parse(text('http.url'))
  const flags = text('response_flags')
  const cluster = tags.upstream_cluster === undefined ? null : text('upstream_cluster')
  const [, port = '0', subset = '', host = ''] = (cluster ?? '').split('|')
  const inbound = cluster?.startsWith('inbound|') ?? false
  const durationMs = Math.round(durationUs / 1000)
  const failed = flags.split(',').find((flag) => Object.hasOwn(DETAILS, flag)) ?? ''
  const reached = failed === '' && cluster !== null && details === undefined
  const server = inbound && reached ? place.own : place.server
  const servedMs = place.servedUs === undefined ? durationMs : Math.ceil(place.servedUs / 1000) + 1
  const local = (address: string): string => localAddress(address, startUs)
  return {
    start_time: new Date(startUs / 1000).toISOString(),
    method: text('http.method'),
    path: `${url?.pathname ?? '/'}${url?.search ?? ''}`,
    protocol: text('http.protocol'),
    response_code: Number(tags['http.status_code'] ?? 0),
    response_flags: flags,
    response_code_details: details ?? DETAILS[failed] ?? 'via_upstream',
    connection_termination_details: null,
    upstream_transport_failure_reason: null,
    bytes_received: Number(tags.request_size ?? 0),
    bytes_sent: Number(tags.response_size ?? 0),
    duration: durationMs,
    upstream_service_time: reached ? String(Math.max(0, Math.min(durationMs, servedMs) - 1)) : null,
    x_forwarded_for: inbound ? null : place.own === text('peer.address') ? null : text('peer.address'),
    user_agent: text('user_agent'),
    request_id: text('guid:x-request-id'),
    authority: url?.host ?? '-',
    upstream_host: server === undefined ? null : `${server}:${port}`,
    upstream_cluster: cluster === null ? null : `${cluster};`,
    upstream_local_address: reached ? local(inbound ? '127.0.0.6' : place.own) : null,
    downstream_local_address: inbound ? `${place.own}:${port}` : `${place.service ?? '240.240.0.1'}:${port}`,
    downstream_remote_address: local(text('peer.address')),
    requested_server_name: inbound ? `outbound_.${port}_.${subset}_.${host}` : null,
    route_name: cluster === null ? null : 'default',
  }
}
