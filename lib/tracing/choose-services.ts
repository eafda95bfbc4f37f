import type { ThingRef } from '@/lib/mesh/thing-ref'
import { compareText } from '@/lib/std/compare-text'
import { namesInTraces, type NamedWorkload } from './service-names'
import type { Tag } from './tag-query'
import { maySee, type TraceAccess } from './trace-access'
import type { TraceRequest } from './parse-trace-request'

/** Which services of the store a request means. */
export interface ChosenServices {
  /** To be asked for, in the order of their names. */
  readonly services: readonly string[]
  /** Under which names the thing was looked for; empty when the request names none. */
  readonly tried: readonly string[]
  /** Narrow the service to the thing. */
  readonly tags: readonly Tag[]
  /** How many services were meant; more than `services` when that is too many to ask for at once. */
  readonly meant: number
}

export interface KnownThings {
  /** How spans call a workload's service: see `namesInTraces`. */
  readonly template: string
  readonly workloads: readonly (NamedWorkload & { readonly version: string | null })[]
  readonly services: readonly {
    readonly namespace: string
    readonly name: string
    readonly workloads: readonly string[]
  }[]
}

/** A store is asked once per service: more in one request would be a burden to it. */
const MOST_ASKED = 12

/**
 * The services of the store that a request means and that the user may see: the one that it names, those of the thing, or all of
 * its namespaces.
 *
 * @param names all services of the store.
 */
export function chooseServices(
  request: Pick<TraceRequest, 'thing' | 'namespaces' | 'service'>,
  names: readonly string[],
  known: KnownThings,
  access: TraceAccess,
): ChosenServices {
  const seen = names.filter((name) => maySee(access, name, [])).sort(compareText)
  const { thing, namespaces, service } = request
  if (thing !== null) return ofThing(thing, seen, known)
  const meant = seen.filter((name) => (service === null ? isOf(namespaces, name, access) : name === service))
  return {
    services: meant.slice(0, MOST_ASKED),
    tried: service === null ? [] : [service],
    tags: [],
    meant: meant.length,
  }
}

function isOf(namespaces: '*' | readonly string[], name: string, { owners }: TraceAccess): boolean {
  return namespaces === '*' || (owners.get(name)?.some((namespace) => namespaces.includes(namespace)) ?? false)
}

function ofThing(thing: ThingRef, seen: readonly string[], known: KnownThings): ChosenServices {
  const own = workloadsOf(thing, known)
  const stored = new Set(seen)
  const tried = [...new Set(own.flatMap((workload) => namesInTraces(workload, known.template)))]
  // Of each workload the likeliest name that the store knows: others may be somebody else's.
  const found = own.map((workload) => namesInTraces(workload, known.template).find((name) => stored.has(name)))
  const services = [...new Set(found.filter((name) => name !== undefined))].sort(compareText)
  const [only] = own
  const version = thing.kind === 'workload' ? only?.version : undefined
  const tags = version === undefined || version === null ? [] : [{ key: 'istio.canonical_revision', value: version }]
  return { services: services.slice(0, MOST_ASKED), tried, tags, meant: services.length }
}

/** What is not known to the cluster is looked for by its own name. */
function workloadsOf(
  { kind, namespace, name }: ThingRef,
  { workloads, services }: KnownThings,
): KnownThings['workloads'] {
  const here = workloads.filter((workload) => workload.namespace === namespace)
  const selected = services.find((service) => service.namespace === namespace && service.name === name)?.workloads
  const own = here.filter((workload) => {
    if (kind === 'service') return selected?.includes(workload.name) === true
    return (kind === 'app' ? workload.app : workload.name) === name
  })
  return own.length > 0 ? own : [{ namespace, name, app: name, version: null }]
}
