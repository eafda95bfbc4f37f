// Labels of Istio's standard metrics, in the groups in which the graph asks for them (graph.md, section 4).

export const SOURCE_LABELS = [
  'source_cluster',
  'source_workload_namespace',
  'source_workload',
  'source_canonical_service',
  'source_canonical_revision',
] as const

export const DESTINATION_LABELS = [
  'destination_cluster',
  'destination_service_namespace',
  'destination_service',
  'destination_service_name',
  'destination_workload_namespace',
  'destination_workload',
  'destination_canonical_service',
  'destination_canonical_revision',
] as const

export const ID_LABELS = [...SOURCE_LABELS, ...DESTINATION_LABELS] as const
export const SECURITY_LABELS = ['connection_security_policy', 'source_principal', 'destination_principal'] as const
export const REQUEST_LABELS = ['request_protocol', 'response_code', 'grpc_response_status', 'response_flags'] as const
