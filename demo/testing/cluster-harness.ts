import { startControllers } from '../kubernetes/controllers'
import { withMetadata } from '../kubernetes/object-rules'
import { createObjectStore, type ObjectStore } from '../kubernetes/store'
import { TrafficModel } from '../model/traffic-model'
import { ModelSeries } from '../model/series'
import { defaultMesh } from '../world/default-mesh'
import type { World } from '../world/world'
import { type RateOf, rateOf } from './rate-of'
import { steppedClock } from './stepped-clock'
import type { DemoClock } from '../clock'
import type { KubeObject } from '../kube-object'

export interface ClusterHarness {
  readonly clock: DemoClock
  readonly store: ObjectStore
  readonly model: TrafficModel
  readonly series: ModelSeries
  readonly rate: RateOf
  /** Writes labels of an object; null takes one away. */
  label(object: KubeObject | undefined, labels: Readonly<Record<string, string | null>>): void
}

/** Objects, controllers and traffic of the default mesh, without servers and noise, on a clock that stands still. */
export function clusterHarness(make: typeof defaultMesh = defaultMesh): ClusterHarness {
  const clock = steppedClock()
  const world: World = make({ seed: 1, nowMs: clock.now() })
  const store = createObjectStore({ objects: world.objects, clock, seed: 1 })
  const model = new TrafficModel({ ...world, objects: store, clock, seed: 1, noise: false })
  const series = new ModelSeries({ model, clock, historyMs: 86_400_000 })
  startControllers({ store, clock })
  return {
    clock,
    store,
    model,
    series,
    rate: rateOf(series, clock),
    label(object, labels) {
      if (object === undefined) throw new Error('no such object')
      const entries = Object.entries({ ...object.metadata.labels, ...labels }).filter(([, value]) => value !== null)
      store.update(withMetadata(object, { labels: Object.fromEntries(entries) }))
    },
  }
}
