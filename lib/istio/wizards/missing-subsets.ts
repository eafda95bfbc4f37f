import { recordsOf, textAt, valueAt } from '@/lib/istio/edit/read-json'
import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import type { Json } from '@/lib/std/json'
import type { ServiceRouting, ServiceVersion } from '@/lib/url/routing-types'

/** A subset that a route names and no DestinationRule defines, though the service has such a version. */
export interface MissingSubset {
  readonly name: string
  readonly version: ServiceVersion
}

/** Of the destinations and mirrors of a VirtualService that mean the service; each once, in the order of the object. */
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
    const version = versions.find((one) => one.versionLabel?.value === subset)
    return version === undefined ? [] : [{ name: subset, version }]
  })
}
