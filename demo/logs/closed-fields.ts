import type { ClosedConnection } from '../traces/closed-connection'
import { type AccessFields, localAddress } from './access-fields'

/** Of "Bad Request", which Envoy answers to what is no HTTP. */
const BAD_REQUEST_BYTES = 11

/** What the server's proxy logs of a connection that it closed before it knew of a request. */
export function closedFields({ atUs, pod, peer, upstream, why }: ClosedConnection): AccessFields {
  const { host, port, subset, targetPort } = upstream
  const nothing = {
    start_time: new Date(atUs / 1000).toISOString(),
    method: null,
    path: null,
    protocol: null,
    response_code: 0,
    response_flags: '-',
    response_code_details: null,
    connection_termination_details: null,
    upstream_transport_failure_reason: null,
    bytes_received: 0,
    bytes_sent: 0,
    duration: 0,
    upstream_service_time: null,
    x_forwarded_for: null,
    user_agent: null,
    request_id: null,
    authority: null,
    upstream_host: null,
    upstream_cluster: null,
    upstream_local_address: null,
    downstream_local_address: `${pod.address}:${targetPort}`,
    downstream_remote_address: localAddress(peer, atUs),
    requested_server_name: null,
    route_name: null,
  }
  if (typeof why === 'object') {
    const server = { upstream_cluster: `inbound|${targetPort}||;`, requested_server_name: `outbound_.${port}_.${subset}_.${host}` } // prettier-ignore
    return { ...nothing, ...server, connection_termination_details: why.refusedBy }
  }
  const unread = { ...nothing, response_code_details: why }
  if (why === 'filter_chain_not_found') return { ...unread, response_flags: 'NR' }
  const answered = { response_code: 400, response_flags: 'DPE', bytes_sent: BAD_REQUEST_BYTES }
  return { ...unread, ...answered, protocol: 'HTTP/1.1' }
}
