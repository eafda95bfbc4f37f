/** The fields of Istio's default access log, under the keys of its JSON form, in the order of its text form. Null prints as `-`. */
export interface AccessFields {
  readonly start_time: string
  readonly method: string | null
  readonly path: string | null
  readonly protocol: string | null
  readonly response_code: number
  readonly response_flags: string
  readonly response_code_details: string | null
  readonly connection_termination_details: string | null
  readonly upstream_transport_failure_reason: string | null
  readonly bytes_received: number
  readonly bytes_sent: number
  readonly duration: number
  readonly upstream_service_time: string | null
  readonly x_forwarded_for: string | null
  readonly user_agent: string | null
  readonly request_id: string | null
  readonly authority: string | null
  readonly upstream_host: string | null
  readonly upstream_cluster: string | null
  readonly upstream_local_address: string | null
  readonly downstream_local_address: string
  readonly downstream_remote_address: string
  readonly requested_server_name: string | null
  readonly route_name: string | null
}

/** Fields that the text form puts into quotes. */
const QUOTED: ReadonlySet<string> = new Set([
  'upstream_transport_failure_reason',
  'x_forwarded_for',
  'user_agent',
  'request_id',
  'authority',
  'upstream_host',
] satisfies readonly (keyof AccessFields)[])

/** One line, as Istio's default `accessLogEncoding: TEXT` prints it. */
export function accessLineText({ start_time: start, method, path, protocol, ...rest }: AccessFields): string {
  const fields = Object.entries(rest).map(([key, value]: [string, string | number | null]) =>
    QUOTED.has(key) ? `"${value ?? '-'}"` : (value ?? '-'),
  )
  return `[${start}] "${method ?? '-'} ${path ?? '-'} ${protocol ?? '-'}" ${fields.join(' ')}`
}

/** The same with `accessLogEncoding: JSON`. */
export function accessLineJson(fields: AccessFields): string {
  return JSON.stringify(fields)
}

/** An address with a port such as a system picks for a connection that it makes. */
export function localAddress(address: string, atUs: number): string {
  return `${address}:${32_768 + (atUs % 28_000)}`
}
