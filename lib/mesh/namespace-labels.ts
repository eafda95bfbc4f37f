type Labels = Readonly<Record<string, string>>

/** Its pods are captured by ztunnel, unless they say no themselves. */
export function isAmbientNamespace(labels: Labels): boolean {
  return labels['istio.io/dataplane-mode'] === 'ambient'
}

/** New pods get a sidecar. `istio-injection` wins over the revision, as it does at Istio's injector. */
export function isInjectedNamespace(labels: Labels): boolean {
  const injection = labels['istio-injection']
  return injection === undefined ? (labels['istio.io/rev'] ?? '') !== '' : injection === 'enabled'
}
