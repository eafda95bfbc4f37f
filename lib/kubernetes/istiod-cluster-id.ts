import type { ClusterObject } from '@/lib/ports/cluster-store'
import { isRecord } from '@/lib/std/is-record'

/** The cluster id that istiod runs with (its variable CLUSTER_ID), which proxies put into their metrics. */
export function istiodClusterId(
  deployments: readonly ClusterObject[],
  controlPlaneNamespaces: readonly string[],
): string | undefined {
  return deployments
    .filter(({ metadata }) => controlPlaneNamespaces.includes(metadata.namespace))
    .filter(({ metadata }) => metadata.labels.app === 'istiod' || metadata.labels.istio === 'pilot')
    .flatMap(({ spec }) => environment(spec))
    .sort()[0]
}

function environment(spec: unknown): string[] {
  const template = isRecord(spec) ? spec.template : undefined
  const podSpec = isRecord(template) ? template.spec : undefined
  const containers = isRecord(podSpec) && Array.isArray(podSpec.containers) ? podSpec.containers : []
  return containers.flatMap((container: unknown) => {
    const env = isRecord(container) && Array.isArray(container.env) ? container.env : []
    return env.flatMap((entry: unknown) =>
      isRecord(entry) && entry.name === 'CLUSTER_ID' && typeof entry.value === 'string' && entry.value !== ''
        ? [entry.value]
        : [],
    )
  })
}
