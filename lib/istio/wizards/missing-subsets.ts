import { recordsOf, textAt, valueAt } from '@/lib/istio/edit/read-json'
import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import type { Json } from '@/lib/std/json'
import type { MissingSubset } from '@/lib/istio/split/compose-split'
import { subsetName } from '@/lib/istio/split/subset-name'
import type { ServiceRouting } from '@/lib/url/routing-types'

/** Subsets that a VirtualService names and no DestinationRule defines, though the service has such a version:
 * of the destinations and mirrors of a VirtualService that mean the service; each once, in the order of the object. */
export function missingSubsets(
  object: Json,
  {
    namespace,
    name,
    domain,
    services: [{ subsets, versions }],
  }: Pick<ServiceRouting, 'namespace' | 'name' | 'domain' | 'services'>,
): readonly MissingSubset[] {
  const from = textAt(object, 'metadata', 'namespace') ?? namespace
  const meansService = (destination: Json | undefined): boolean => {
    const meant = serviceOfHost(textAt(destination, 'host') ?? '', from, [domain])
    return meant?.name === name && meant.namespace === namespace
  }
  const named = recordsOf(valueAt(object, 'spec', 'http'))
    .flatMap((rule) => [
      ...recordsOf(valueAt(rule, 'route')).map((route) => valueAt(route, 'destination')),
      ...recordsOf(valueAt(rule, 'mirrors')).map((mirror) => valueAt(mirror, 'destination')),
      valueAt(rule, 'mirror'),
    ])
    .filter(meansService)
    .flatMap((destination) => textAt(destination, 'subset') ?? [])
  return [...new Set(named)].flatMap((subset) => {
    if (subsets.some((one) => one.name === subset)) return []
    const version = versions.find((one) => one.versionLabel !== null && isCalled(one.versionLabel.value, subset))
    return version === undefined ? [] : [{ name: subset, version }]
  })
}

/** Names of subsets are DNS labels, values of labels need not be. */
function isCalled(version: string, subset: string): boolean {
  return version === subset || subsetName(version) === subset
}
