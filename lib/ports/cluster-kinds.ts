/**
 * The kinds that are kept in memory, by kind id (`<plural>.<group>`; core kinds have no group).
 * Versions are not listed: each kind is read in the version that discovery prefers.
 */
export const CLUSTER_KINDS = [
  'namespaces',
  'pods',
  'services',
  'configmaps',
  'replicationcontrollers',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'virtualservices.networking.istio.io',
  'destinationrules.networking.istio.io',
  'gateways.networking.istio.io',
  'serviceentries.networking.istio.io',
  'workloadentries.networking.istio.io',
  'workloadgroups.networking.istio.io',
  'gateways.gateway.networking.k8s.io',
  'httproutes.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
  'tcproutes.gateway.networking.k8s.io',
  'tlsroutes.gateway.networking.k8s.io',
] as const
export type ClusterKind = (typeof CLUSTER_KINDS)[number]
