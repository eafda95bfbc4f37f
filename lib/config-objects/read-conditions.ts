import { JsonPlace } from '@/lib/istio/json-place'
import { type IstiodWord, readCount, readIstiodWord } from './istiod-word'

/** A condition as the status of an object holds it, in its writer's words. */
export interface ObjectCondition {
  /** What it is about, where an object has several parts: a listener, a parent of a route; empty: the object. */
  readonly about: string
  readonly type: string
  readonly status: string
  readonly reason: string
  readonly message: string
  /** RFC 3339. */
  readonly changedAt: string | null
  /** It speaks of an older generation of the object. */
  readonly outdated: boolean
}

export interface ObjectStatus {
  readonly conditions: readonly ObjectCondition[]
  readonly istiod: IstiodWord
}

/** Reads a status that nobody checked; `generation` is the object's own. */
export function readObjectStatus(status: unknown, generation: number | undefined): ObjectStatus {
  const root = JsonPlace.root(status, 'status')
  return {
    conditions: [
      ...conditionsOf(root, '', generation),
      ...root.field('listeners').items().flatMap((place) => conditionsOf(place, place.field('name').text() ?? '', generation)), // prettier-ignore
      ...root.field('parents').items().flatMap((place) => conditionsOf(place, parentOf(place), generation)), // prettier-ignore
      ...root.field('ancestors').items().flatMap((place) => conditionsOf(place, ancestorOf(place), generation)), // prettier-ignore
    ],
    istiod: readIstiodWord(status, generation),
  }
}

function conditionsOf(place: JsonPlace, about: string, generation: number | undefined): readonly ObjectCondition[] {
  return place
    .field('conditions')
    .items()
    .map((condition) => {
      const text = (name: string) => condition.field(name).text() ?? ''
      const seen = readCount(condition.field('observedGeneration'))
      return {
        about,
        type: text('type'),
        status: text('status'),
        reason: text('reason'),
        message: text('message'),
        changedAt: condition.field('lastTransitionTime').text() ?? null,
        outdated: seen !== undefined && generation !== undefined && seen < generation,
      }
    })
}

function parentOf(place: JsonPlace): string {
  return nameOf(place.field('parentRef'))
}

function ancestorOf(place: JsonPlace): string {
  return nameOf(place.field('ancestorRef'))
}

function nameOf(reference: JsonPlace): string {
  const parts = ['kind', 'namespace', 'name'].map((field) => reference.field(field).text())
  return parts.filter((part) => part !== undefined).join(' ')
}
