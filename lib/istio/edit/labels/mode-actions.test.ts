import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeMode, MODE_ACTIONS, type ModeAction, modeActionsOf } from './mode-actions'

const NOW = '2026-01-01T00:00:00Z'
const ofNamespace = (labels: Readonly<Record<string, string>>, action: ModeAction) => {
  const changed = changeMode({ kind: 'namespaces', sets: { labels, annotations: {} } }, action, NOW)
  return 'refused' in changed ? changed.refused : (changed.sets.labels ?? {})
}
const ofPods = (podLabels: Readonly<Record<string, string>>, action: ModeAction) => {
  const changed = changeMode({ kind: 'deployments.apps', sets: { podLabels } }, action, NOW)
  return 'refused' in changed ? changed.refused : [changed.sets.podLabels, changed.sets.podAnnotations]
}

describe('of a namespace', () => {
  it.each([
    [{ team: 'a', 'istio.io/rev': 'x' }, 'injectionOn', { team: 'a', 'istio-injection': 'enabled' }],
    [{ 'istio-injection': 'enabled' }, 'injectionOn', 'alreadySo'],
    [{ 'istio.io/dataplane-mode': 'ambient' }, 'injectionOn', 'ambient'],
    [{ 'istio.io/rev': 'x' }, 'injectionOff', { 'istio-injection': 'disabled' }],
    [{ 'istio.io/rev': 'x', 'istio-injection': 'enabled' }, 'injectionUnset', {}],
    [{}, 'injectionUnset', 'alreadySo'],
    [{ team: 'a' }, 'ambientOn', { team: 'a', 'istio.io/dataplane-mode': 'ambient' }],
    [
      { 'istio-injection': 'disabled' },
      'ambientOn',
      { 'istio-injection': 'disabled', 'istio.io/dataplane-mode': 'ambient' },
    ],
    [{ 'istio-injection': 'enabled' }, 'ambientOn', 'injected'],
    [{ 'istio.io/rev': 'x' }, 'ambientOn', 'injected'],
    [{ 'istio.io/dataplane-mode': 'ambient' }, 'ambientOff', {}],
    [{ 'istio.io/dataplane-mode': 'none' }, 'ambientOff', 'alreadySo'],
    [{ 'istio-injection': 'enabled' }, { revision: 'canary' }, { 'istio.io/rev': 'canary' }],
    [{ 'istio.io/rev': 'canary' }, { revision: 'canary' }, 'alreadySo'],
    [{ 'istio.io/dataplane-mode': 'ambient' }, { revision: 'canary' }, 'ambient'],
  ] as const)('%j %j', (labels, action, expected) => {
    expect(ofNamespace(labels, action)).toEqual(expected)
  })
})

describe('of a workload', () => {
  it.each([
    [{ app: 'a' }, 'injectionOn', [{ app: 'a', 'sidecar.istio.io/inject': 'true' }, undefined]],
    [
      { app: 'a', 'sidecar.istio.io/inject': 'true' },
      'injectionOff',
      [{ app: 'a', 'sidecar.istio.io/inject': 'false' }, undefined],
    ],
    [{ 'sidecar.istio.io/inject': 'true' }, 'injectionUnset', [{}, undefined]],
    [{ app: 'a' }, 'injectionUnset', 'alreadySo'],
    [{ app: 'a' }, 'ambientOn', 'alreadySo'],
    [{ app: 'a' }, 'restart', [{ app: 'a' }, { 'kubectl.kubernetes.io/restartedAt': NOW }]],
  ] as const)('%j %j', (labels, action, expected) => {
    expect(ofPods(labels, action)).toEqual(expected)
  })
})

it('a change made twice is refused the second time, and never touches other labels', () => {
  const texts = fc.dictionary(fc.constantFrom('a', 'istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode', '__proto__'), fc.constantFrom('', 'enabled', 'disabled', 'ambient', 'x')) // prettier-ignore
  fc.assert(
    fc.property(texts, fc.constantFrom(...MODE_ACTIONS, { revision: 'x' }), (labels, action) => {
      const changed = ofNamespace(labels, action)
      const after = typeof changed === 'object' ? changed : labels
      expect(after.a).toBe(labels.a)
      expect(typeof ofNamespace(after, action)).toBe('string')
    }),
  )
})

it('only what can be changed so has actions', () => {
  expect(['namespaces', 'statefulsets.apps', 'services'].map((kind) => modeActionsOf(kind).length)).toEqual([5, 4, 0])
})
