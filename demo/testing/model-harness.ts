import { createClock, type DemoClock } from '../clock'
import type { KubeObject, ObjectChange, ObjectSource, ResourceId } from '../kube-object'
import { ModelSeries } from '../model/series'
import { TrafficModel } from '../model/traffic-model'
import { defaultMesh } from '../world/default-mesh'
import type { World } from '../world/world'
import { type RateOf, rateOf } from './rate-of'

export interface ModelHarness {
  readonly clock: DemoClock
  readonly world: World
  readonly objects: MemoryObjects
  readonly model: TrafficModel
  readonly series: ModelSeries
  readonly rate: RateOf
}

export interface HarnessOptions {
  readonly seed?: number
  readonly noise?: boolean
  readonly make?: (options: { readonly seed: number; readonly nowMs: number }) => World
}

/** The model on a clock that stands still, without any server. Noise is off unless asked for. */
export function modelHarness({ seed = 1, noise = false, make = defaultMesh }: HarnessOptions = {}): ModelHarness {
  const clock = createClock({ mode: 'manual' })
  const world = make({ seed, nowMs: clock.now() })
  const objects = new MemoryObjects(world.objects)
  const model = new TrafficModel({ ...world, objects, clock, seed, noise })
  const series = new ModelSeries({ model, clock, historyMs: 7 * 86_400_000 })
  return {
    clock,
    world,
    objects,
    model,
    series,
    rate: rateOf(series, clock),
  }
}

/** Objects in memory, written without any rule. */
export class MemoryObjects implements ObjectSource {
  readonly #objects = new Map<ResourceId, Map<string, KubeObject>>()
  readonly #listeners = new Set<(change: ObjectChange) => void>()

  constructor(objects: readonly KubeObject[]) {
    for (const object of objects) this.#of(resourceOf(object)).set(keyOf(object), object)
  }

  list(resource: ResourceId): readonly KubeObject[] {
    return [...this.#of(resource).values()]
  }
  subscribe(listener: (change: ObjectChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get(kind: string, namespace: string, name: string): KubeObject {
    const found = [...this.#objects.values()].flatMap((objects) => [...objects.values()])
    const object = found.find(
      (one) => one.kind === kind && one.metadata.namespace === namespace && one.metadata.name === name,
    )
    if (object === undefined) throw new Error(`no ${kind} ${namespace}/${name}`)
    return object
  }
  put(object: KubeObject): void {
    const resource = resourceOf(object)
    const type = this.#of(resource).has(keyOf(object)) ? 'MODIFIED' : 'ADDED'
    this.#of(resource).set(keyOf(object), object)
    this.#tell({ type, resource, object })
  }
  /** Creates or replaces an object with this spec: `apply('networking.istio.io/v1 VirtualService', 'lab/httpbin', {…})`. */
  apply(type: string, key: string, spec: unknown): void {
    const [apiVersion = '', kind = ''] = type.split(' ')
    const [namespace = '', name = ''] = key.split('/')
    this.put({ apiVersion, kind, metadata: { namespace, name, creationTimestamp: '2026-01-05T12:00:00Z' }, spec })
  }
  remove(object: KubeObject): void {
    const resource = resourceOf(object)
    this.#of(resource).delete(keyOf(object))
    this.#tell({ type: 'DELETED', resource, object })
  }

  #tell(change: ObjectChange): void {
    for (const listener of this.#listeners) listener(change)
  }
  #of(resource: ResourceId): Map<string, KubeObject> {
    const objects = this.#objects.get(resource) ?? new Map<string, KubeObject>()
    this.#objects.set(resource, objects)
    return objects
  }
}

function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`
}

function resourceOf({ apiVersion, kind }: KubeObject): ResourceId {
  const word = kind.toLowerCase()
  const plural = /(s|x)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
  return apiVersion.includes('/') ? `${plural}.${apiVersion.split('/')[0] ?? ''}` : plural
}
