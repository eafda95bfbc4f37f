/**
 * The fields of Istio's default access log, under the keys of its JSON form and in the order of its text form (Istio, "Envoy access
 * logs"; Envoy, access log command operators).
 */
export const ACCESS_FIELDS = [
  'start_time',
  'method',
  'path',
  'protocol',
  'response_code',
  'response_flags',
  'response_code_details',
  'connection_termination_details',
  'upstream_transport_failure_reason',
  'bytes_received',
  'bytes_sent',
  'duration',
  'upstream_service_time',
  'x_forwarded_for',
  'user_agent',
  'request_id',
  'authority',
  'upstream_host',
  'upstream_cluster',
  'upstream_local_address',
  'downstream_local_address',
  'downstream_remote_address',
  'requested_server_name',
  'route_name',
] as const
export type AccessField = (typeof ACCESS_FIELDS)[number]

/** One request as a proxy logged it. A field without a value is absent. */
export interface AccessLine {
  readonly fields: Readonly<Partial<Record<AccessField, string>>>
  /** What a JSON line has besides, as text, in its order. */
  readonly others: readonly (readonly [key: string, value: string])[]
}
