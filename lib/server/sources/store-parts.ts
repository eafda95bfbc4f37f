import 'server-only'
import type { MetricStoreConfig } from '@/lib/config/schema'

/** One store asked as one tenant. */
export interface TenantStore {
  readonly store: MetricStoreConfig
  /** Empty: no tenant is named. */
  readonly tenant: string
  readonly clusters: readonly string[]
}

/**
 * A configured store as the tenants by which it is asked: that of everything else first, then those of clusters and of namespaces.
 * A tenant that has metrics of some namespaces is asked whatever the question is, as its other series do not fit it anyway.
 */
export function storeParts(store: MetricStoreConfig): readonly TenantStore[] {
  const { value, by_cluster, by_namespace } = store.tenant
  const ofClusters = new Map<string, string[]>()
  for (const [cluster, tenant] of Object.entries(by_cluster)) {
    ofClusters.set(tenant, [...(ofClusters.get(tenant) ?? []), cluster])
  }
  const ofNamespaces = new Set(
    Object.values(by_namespace).filter((tenant) => tenant !== value && !ofClusters.has(tenant)),
  )
  const parts = [
    ...(value === '' ? [] : [{ store, tenant: value, clusters: store.clusters }]),
    ...[...ofClusters].map(([tenant, clusters]) => ({ store, tenant, clusters })),
    ...[...ofNamespaces].map((tenant) => ({ store, tenant, clusters: store.clusters })),
  ]
  return parts.length === 0 ? [{ store, tenant: '', clusters: store.clusters }] : parts
}
