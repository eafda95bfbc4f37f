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
  'sidecars.networking.istio.io',
  'envoyfilters.networking.istio.io',
  'proxyconfigs.networking.istio.io',
  'peerauthentications.security.istio.io',
  'requestauthentications.security.istio.io',
  'authorizationpolicies.security.istio.io',
  'telemetries.telemetry.istio.io',
  'wasmplugins.extensions.istio.io',
  'trafficextensions.extensions.istio.io',
  'gatewayclasses.gateway.networking.k8s.io',
  'gateways.gateway.networking.k8s.io',
  'httproutes.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
  'tcproutes.gateway.networking.k8s.io',
  'tlsroutes.gateway.networking.k8s.io',
  'udproutes.gateway.networking.k8s.io',
  'referencegrants.gateway.networking.k8s.io',
  'backendtlspolicies.gateway.networking.k8s.io',
  'listenersets.gateway.networking.k8s.io',
  'inferencepools.inference.networking.k8s.io',
] as const
export type ClusterKind = (typeof CLUSTER_KINDS)[number]

/** Those of Istio and of the Gateway API. */
export const CONFIG_KINDS = CLUSTER_KINDS.filter((kind) =>
  /\.(istio\.io|(gateway|inference)\.networking\.k8s\.io)$/.test(kind),
)
