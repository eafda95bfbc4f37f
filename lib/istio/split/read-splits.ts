import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import { isJsonList, isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import { itemsOf, textAt, valueAt } from '@/lib/istio/edit/read-json'
import { nameTarget } from '@/lib/istio/edit/words/name-target'
import { JsonPlace } from '@/lib/istio/json-place'
import { readGatewayRoute } from '@/lib/mesh/details/read-gateway-route'
import { readVirtualService } from '@/lib/mesh/details/read-virtual-service'
import { EMPTY_RULE } from '@/lib/mesh/details/route-rule'
import type { Condition, RouteRule } from '@/lib/mesh/details/routing-model'
import type { Json, JsonRecord } from '@/lib/std/json'
import type { RoutingObjectText, ServiceRouting } from '@/lib/url/routing-types'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { findTarget, type SplitScene } from './find-target'
import { hasPercentages, type SplitDestination, type SplitRefusal, type SplitRule } from './split-model'

/**
 * Every rule of the routes that concern a service, as a split; what cannot be one says why. Of an object that is about something else
 * only the rules that lead to the service.
 */
export function readSplits(routing: Pick<ServiceRouting, 'objects' | keyof SplitScene>): readonly SplitRule[] {
  return routing.objects.flatMap((object) =>
    object.kind === 'destinationrules.networking.istio.io' ? [] : readObject(routing, object),
  )
}

/** What the list of destinations is called in a rule. */
export function listName(object: Pick<RoutingObjectText, 'kind'>): 'route' | 'backendRefs' {
  return hasPercentages(object.kind) ? 'route' : 'backendRefs'
}

interface Section {
  readonly steps: JsonSteps
  readonly written: Json
  readonly rule: RouteRule
}

function readObject(scene: SplitScene, object: RoutingObjectText): readonly SplitRule[] {
  const read = readYamlRecord(object.text)
  const spec = read === undefined ? undefined : valueAt(read, 'spec')
  const place = idPlace(object)
  if (!isJsonRecord(spec)) {
    const whole = { id: place, object, steps: [], rule: EMPTY_RULE, destinations: [], hidden: false, later: false }
    return [{ ...whole, refusal: 'shape' }]
  }
  const sections = hasPercentages(object.kind) ? virtualServiceRules(spec) : gatewayRules(spec)
  return sections.flatMap(({ steps, written, rule }, i): readonly SplitRule[] => {
    const list = valueAt(written, listName(object))
    const destinations = (itemsOf(list) ?? []).map((item, at) => readDestination(scene, object, item, at))
    const concerns = ({ service }: SplitDestination): boolean =>
      service?.namespace === scene.namespace && service.name === scene.name
    if (object.through.by === 'destination' && !destinations.some(concerns)) return []
    const before = sections.slice(0, i).filter(({ steps: [, section] }) => section === steps[1])
    // Rules of the Gateway API are taken by how exact they are; only those of a VirtualService by their order.
    const hidden = hasPercentages(object.kind) && before.some((one) => isForAll(one.rule))
    const later = !hidden && (hasPercentages(object.kind) ? before.length > 0 : sections.length > 1 && isForAll(rule))
    const refusal = refuse(object, written, rule, destinations)
    return [{ id: `${place}/${steps.slice(1).join('/')}`, object, steps, rule, destinations, hidden, later, refusal }]
  })
}

function idPlace({ kind, namespace, name }: RoutingObjectText): string {
  return `${kind.split('.')[0] ?? kind}/${namespace}/${name}`
}

/** In the order of `readVirtualService`. */
function virtualServiceRules(spec: JsonRecord): readonly Section[] {
  const { http, tcp } = readVirtualService(JsonPlace.root(spec, 'spec'))
  const tls = itemsOf(valueAt(spec, 'tls'))?.length ?? 0
  return [
    ...sectionsOf(spec, 'http', http),
    ...sectionsOf(spec, 'tls', tcp.slice(0, tls)),
    ...sectionsOf(spec, 'tcp', tcp.slice(tls)),
  ]
}

function gatewayRules(spec: JsonRecord): readonly Section[] {
  return sectionsOf(spec, 'rules', readGatewayRoute(JsonPlace.root(spec, 'spec')))
}

function sectionsOf(spec: JsonRecord, key: string, rules: readonly RouteRule[]): readonly Section[] {
  return (itemsOf(valueAt(spec, key)) ?? []).map((written, i) => ({
    steps: ['spec', key, i],
    written,
    rule: rules[i] ?? EMPTY_RULE,
  }))
}

/** No condition, or only one that every path fulfils. */
export function isForAll({ matches }: RouteRule): boolean {
  const isEmpty = ({ subject, how, value }: Condition): boolean =>
    subject === 'path' && how === 'begins' && value === '/'
  return matches.length === 0 || matches.some((all) => all.every(isEmpty))
}

function readDestination(scene: SplitScene, object: RoutingObjectText, item: Json, index: number): SplitDestination {
  const weight = valueAt(item, 'weight')
  const subset = textAt(item, 'destination', 'subset') ?? null
  const host = hostOf(item)
  const named = host === undefined ? undefined : serviceOfHost(host, object.namespace, [scene.domain])
  return {
    id: String(index),
    label: nameTarget(item),
    weight: typeof weight === 'number' || typeof weight === 'bigint' ? Number(weight) : null,
    subset,
    ...findTarget(scene, named, subset),
  }
}

/** In Istio's spelling; undefined where it is no host. */
function hostOf(item: Json): string | undefined {
  const host = textAt(item, 'destination', 'host')
  if (host !== undefined) return host
  const name = textAt(item, 'name')
  const kind = textAt(item, 'kind') ?? 'Service'
  if (name === undefined || (kind !== 'Service' && kind !== 'Hostname')) return undefined
  const namespace = textAt(item, 'namespace')
  return namespace === undefined || kind === 'Hostname' ? name : `${name}.${namespace}`
}

function refuse(
  object: RoutingObjectText,
  written: Json,
  rule: RouteRule,
  destinations: readonly SplitDestination[],
): SplitRefusal | null {
  if (object.generated) return 'generated'
  const list = valueAt(written, listName(object))
  if (!isJsonRecord(written) || (list !== undefined && !isJsonList(list))) return 'shape'
  if (valueAt(written, 'delegate') !== undefined) return 'delegate'
  const items = list ?? []
  if (items.length === 0) return rule.redirect !== null || rule.answer !== null ? 'redirect' : 'nowhere'
  if (!items.every((item) => hasShape(object, item))) return 'shape'
  return refuseWeights(object, items, destinations)
}

function hasShape(object: RoutingObjectText, item: Json): boolean {
  const name = hasPercentages(object.kind) ? textAt(item, 'destination', 'host') : textAt(item, 'name')
  return name !== undefined && name !== ''
}

function refuseWeights(
  object: RoutingObjectText,
  items: readonly Json[],
  destinations: readonly SplitDestination[],
): SplitRefusal | null {
  const weights = items.map((item) => valueAt(item, 'weight'))
  const isWhole = (weight: Json | undefined): boolean =>
    weight === undefined || (typeof weight === 'number' && Number.isInteger(weight) && weight >= 0 && weight <= 1e6)
  if (!weights.every(isWhole)) return 'weight'
  const isUnclear =
    weights.some((weight) => weight === undefined) || weights.every((weight) => weight === undefined || weight === 0)
  if (hasPercentages(object.kind) && items.length > 1 && isUnclear) return 'weights'
  return destinations.some(({ missingSubset }) => missingSubset === 'unknown') ? 'subset' : null
}
