import { describe, expect, test } from 'vitest'
import { askedRevision } from './asked-revision'

const INJECT = 'sidecar.istio.io/inject'

describe('which injector takes a pod', () => {
  test.each([
    ['nobody asks', {}, {}, undefined],
    ['its namespace is injected', { 'istio-injection': 'enabled' }, {}, 'default'],
    ['its namespace refuses, whatever else is said', { 'istio-injection': 'disabled', 'istio.io/rev': 'canary' }, { [INJECT]: 'true' }, undefined], // prettier-ignore
    ['it refuses', { 'istio-injection': 'enabled' }, { [INJECT]: 'false' }, undefined],
    ['its namespace names a revision', { 'istio.io/rev': 'canary' }, { 'istio.io/rev': 'other' }, 'canary'],
    ['both labels stand on its namespace', { 'istio-injection': 'enabled', 'istio.io/rev': 'canary' }, {}, 'default'],
    ['an empty revision names none', { 'istio.io/rev': '' }, {}, undefined],
    ['it names a revision itself', {}, { 'istio.io/rev': 'canary' }, 'canary'],
    ['it asks for itself', {}, { [INJECT]: 'true' }, 'default'],
  ] as const)('%s', (_, namespace, pod, revision) => {
    expect(askedRevision(namespace, pod)).toBe(revision)
  })
})
