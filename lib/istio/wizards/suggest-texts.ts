import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import { textAt, valueIn } from '@/lib/istio/edit/read-json'
import type { FieldId } from '@/lib/istio/forms/field-ids'
import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import type { SplitScene } from '@/lib/istio/split/find-target'
import { subsetName } from '@/lib/istio/split/subset-name'
import type { Json } from '@/lib/std/json'
import type { RoutedService } from '@/lib/url/routing-types'

/**
 * What a field of a route could say, for what the service is routed to: hosts as their object has to write them, subsets of the host
 * beside them and versions that have no subset yet, backends. Each once; empty where nothing is known.
 *
 * @param at the place of the field within the object
 */
export function suggestTexts(routing: SplitScene, object: Json, field: FieldId, at: JsonSteps): readonly string[] {
  const { services, domain } = routing
  const from = textAt(object, 'metadata', 'namespace') ?? routing.namespace
  switch (field) {
    case 'destinationHost':
      return services.map(({ namespace, name }) => (namespace === from ? name : `${name}.${namespace}.svc.${domain}`))
    case 'backendName':
      return services.filter(({ namespace }) => namespace === from).map(({ name }) => name)
    case 'subset': {
      const host = textAt(valueIn(object, at.slice(0, -1)), 'host') ?? ''
      const meant = serviceOfHost(host, from, [domain])
      const service = services.find(({ namespace, name }) => namespace === meant?.namespace && name === meant.name)
      return service === undefined ? [] : subsetsOf(service, service === services[0])
    }
    default:
      return []
  }
}

/** @param isOwn subsets that are missing are made for the service itself only */
function subsetsOf({ subsets, versions }: RoutedService, isOwn: boolean): readonly string[] {
  const missing = isOwn ? versions.flatMap(({ versionLabel }) => versionLabel?.value ?? []) : []
  return [...new Set([...subsets.map(({ name }) => name), ...missing.map((version) => subsetName(version))])]
}
