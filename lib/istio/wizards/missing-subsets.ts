import type { Json } from '@/lib/std/json'
import type { MissingSubset } from '@/lib/istio/split/compose-split'
import { subsetName } from '@/lib/istio/split/subset-name'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { namedSubsets } from './named-subsets'

/** Subsets of the service that a VirtualService names and no DestinationRule defines, though the service has such a version. */
export function missingSubsets(
  object: Json,
  routing: Pick<ServiceRouting, 'namespace' | 'name' | 'domain' | 'services'>,
): readonly MissingSubset[] {
  const [{ subsets, versions }] = routing.services
  return namedSubsets(object, routing).flatMap((subset) => {
    if (subsets.some((one) => one.name === subset)) return []
    const version = versions.find((one) => one.versionLabel !== null && isCalled(one.versionLabel.value, subset))
    return version === undefined ? [] : [{ name: subset, version }]
  })
}

/** Names of subsets are DNS labels, values of labels need not be. */
function isCalled(version: string, subset: string): boolean {
  return version === subset || subsetName(version) === subset
}
