import type { MeshLookup } from '@/lib/config-objects/references/mesh-lookup'
import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import { JsonPlace } from '@/lib/istio/json-place'
import { parseDestinationRule } from '@/lib/istio/parse-destination-rule'
import { parseServiceEntry } from '@/lib/istio/parse-service-entry'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { compareText } from '@/lib/std/compare-text'
import type { JsonRecord } from '@/lib/std/json'

/** An object in one state of a plan. */
export interface PlacedObject {
  readonly kind: ClusterKind
  readonly namespace: string
  readonly name: string
  readonly object: JsonRecord
}

const DOMAINS = ['cluster.local']

/**
 * Resolves references among a few objects alone, as if the mesh had no others. A subset is told as `RULE/SUBSET`, so that one subset
 * of a DestinationRule can come while another goes.
 */
export function planLookup(objects: readonly PlacedObject[]): MeshLookup {
  const hostOf = (host: string, namespace: string) => {
    const service = serviceOfHost(host, namespace, DOMAINS)
    return service === undefined ? host : `${service.namespace}/${service.name}`
  }
  // Of several that could be meant the first by name, whichever stands first in the list.
  const inOrder = objects.toSorted((a, b) => compareText(`${a.namespace}/${a.name}`, `${b.namespace}/${b.name}`))
  const ofKind = (wanted: ClusterKind) => inOrder.filter(({ kind }) => kind === wanted)
  const rules = ofKind('destinationrules.networking.istio.io').map(({ namespace, name, object }) => {
    const { host, subsets } = parseDestinationRule(JsonPlace.root(object.spec, 'spec'))
    return { namespace, name, host: hostOf(host, namespace), subsets: new Set(subsets.map((subset) => subset.name)) }
  })
  const entries = ofKind('serviceentries.networking.istio.io').map(({ namespace, name, object }) => ({
    place: { namespace, name },
    hosts: parseServiceEntry(JsonPlace.root(object.spec, 'spec')).hosts,
  }))
  return {
    rootNamespace: '',
    hasObject: () => undefined,
    hasNamespace: () => false,
    hasService: () => false,
    serviceOf: () => undefined,
    entryOf: (host) => entries.find(({ hosts }) => hosts.some((one) => covers(one, host)))?.place,
    select: () => [],
    servicesOf: () => [],
    subsetOf: (host, namespace, subset) => {
      const about = hostOf(host, namespace)
      const rule = rules.find((one) => one.host === about && one.subsets.has(subset))
      return rule && { namespace: rule.namespace, name: `${rule.name}/${subset}`, found: true }
    },
  }
}

function covers(own: string, host: string): boolean {
  return own === host || (own.startsWith('*.') && host.endsWith(own.slice(1)))
}
