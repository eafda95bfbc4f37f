import type { RoutedService, ServiceRouting, ServiceVersion } from '@/lib/url/routing-types'
import { subsetName } from './subset-name'
import type { SplitDestination } from './split-model'

/** What destinations are looked up in. */
export type SplitScene = Pick<ServiceRouting, 'namespace' | 'name' | 'domain' | 'services'>

/** Which pods a destination reaches, as far as the user may see them. */
export function findTarget(
  { services }: SplitScene,
  named: { readonly namespace: string; readonly name: string } | undefined,
  subset: string | null,
): Pick<SplitDestination, 'service' | 'versions' | 'missingSubset'> {
  const service = services.find((one) => one.namespace === named?.namespace && one.name === named.name)
  if (service === undefined) return { service: null, versions: null, missingSubset: null }
  const place = { namespace: service.namespace, name: service.name }
  if (subset === null) return { service: place, versions: service.versions, missingSubset: null }
  const defined = service.subsets.find(({ name }) => name === subset)
  if (defined !== undefined) {
    return { service: place, versions: versionsOf(service, defined.labels), missingSubset: null }
  }
  const alike = service.versions.find(
    ({ versionLabel }) => versionLabel !== null && subsetName(versionLabel.value) === subset,
  )
  return { service: place, versions: [], missingSubset: alike ?? 'unknown' }
}

/** The workloads whose pods have all of these labels. */
export function versionsOf(
  { versions }: Pick<RoutedService, 'versions'>,
  labels: Readonly<Record<string, string>>,
): readonly ServiceVersion[] {
  const wanted = Object.entries(labels)
  return versions.filter(({ labels: own }) =>
    wanted.every(([key, value]) => Object.hasOwn(own, key) && own[key] === value),
  )
}
