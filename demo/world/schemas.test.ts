import type { KubeObject } from '../kube-object'
import { reviewByIstio } from '../kubernetes/admission/review-istio'
import { ApiFailure } from '../kubernetes/api-failure'
import { checkObject } from '../kubernetes/check-object'
import { bodyOf } from '../kubernetes/decode-object'
import { typeOfObject } from '../kubernetes/resource-types'
import { prune } from '../kubernetes/schema/prune'
import { schemaOf } from '../kubernetes/schema/schema-of'
import { createObjectStore } from '../kubernetes/store'
import { steppedClock } from '../testing/stepped-clock'
import { generate } from './generate'
import { WORLD_NAMES, worldNamed } from './make-world'
import { describe, expect, it } from 'vitest'

const OPTIONS = { seed: 1, nowMs: Date.parse('2026-01-05T12:00:00Z') }

describe.each(WORLD_NAMES)('every object of the world %s', (name) => {
  const make =
    name === 'generated' ? generate({ services: 20, namespaces: 4, edges: 40, ...OPTIONS }) : worldNamed(name)(OPTIONS)
  it('is one that an API server with Istio would let in, and keep whole', () => {
    const { objects } = make
    const store = createObjectStore({ objects, clock: steppedClock(), seed: 1 })
    expect(objects.flatMap((object) => faultsOf(object, store))).toEqual([])
  })
})

function faultsOf(object: KubeObject, store: ReturnType<typeof createObjectStore>): readonly string[] {
  const type = typeOfObject(object)
  if (type === undefined) return [`no kind ${object.kind}`]
  try {
    checkObject({ type, next: object, current: undefined, part: '' })
    reviewByIstio(store, type, object)
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    return [error.message]
  }
  const { unknown } = type.custom ? prune(schemaOf(type), bodyOf(object)) : { unknown: [] }
  return unknown.map((field) => `${object.kind} ${object.metadata.name} has an unknown field ${field}`)
}
