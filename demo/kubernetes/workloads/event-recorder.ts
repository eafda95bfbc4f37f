import type { KubeObject } from '@/demo/kube-object'
import type { Controller } from '../controller'
import { timestamp } from '../object-rules'
import type { ObjectStore } from '../store'
import { eventsOfChange, type Told } from './events-of-change'

/** How long an API server keeps events, and how often this one looks for older ones. */
const KEPT_MS = 3_600_000
const SWEEP_MS = 60_000

/** Writes what is to be told of pods and rollouts as Events, and forgets all Events after an hour. */
export function createEventRecorder(store: ObjectStore): Controller {
  let told: { readonly namespace: string; readonly version: number; readonly events: readonly Told[] }[] = []
  return {
    noticed(change) {
      const events = eventsOfChange(change)
      const { namespace = '' } = change.object.metadata
      if (events.length > 0) told.push({ namespace, version: change.version, events })
    },
    tick(nowMs) {
      const now = told
      told = []
      for (const { namespace, version, events } of now) {
        const place = store.get('namespaces', '', namespace)
        if (place === undefined || place.metadata.deletionTimestamp !== undefined) continue
        for (const [index, event] of events.entries()) {
          store.create(eventObject(event, namespace, { suffix: `${version.toString(16)}.${index}`, nowMs }))
        }
      }
      if (nowMs % SWEEP_MS < 1000) forget(store, nowMs)
    },
  }
}

function eventObject(
  { about, component, ...event }: Told,
  namespace: string,
  { suffix, nowMs }: { readonly suffix: string; readonly nowMs: number },
): KubeObject {
  const at = timestamp(nowMs)
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${about.name}.${suffix}`, namespace },
    involvedObject: { ...about, namespace },
    ...event,
    source: { component },
    reportingComponent: component,
    reportingInstance: '',
    count: 1,
    firstTimestamp: at,
    lastTimestamp: at,
  }
}

function forget(store: ObjectStore, nowMs: number): void {
  for (const { metadata } of store.list('events')) {
    if (Date.parse(metadata.creationTimestamp ?? '') + KEPT_MS > nowMs) continue
    store.delete('events', metadata.namespace ?? '', metadata.name)
  }
}
