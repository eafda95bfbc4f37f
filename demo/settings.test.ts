import { expect, it } from 'vitest'
import { readSettings } from './settings'

it('starts the default mesh on the documented ports when nothing is set', () => {
  expect(readSettings({})).toEqual({
    ...{ world: 'default', seed: 1, noise: true, historyMs: 604_800_000 },
    ...{ clock: 'real', rules: '3', nativeHistograms: false, ports: 'fixed', faults: [] },
  })
})

it('takes every setting from its variable', () => {
  const set = { DEMO_WORLD: 'hostile', DEMO_SEED: '7', DEMO_NOISE: '0', DEMO_HISTORY: '90m', DEMO_CLOCK: 'manual' }
  const more = { DEMO_PROM: '2', DEMO_NATIVE_HISTOGRAMS: '1', DEMO_PORTS: 'auto', DEMO_FAULTS: 'prometheus:down' }
  expect(readSettings({ ...set, ...more })).toEqual({
    ...{ world: 'hostile', seed: 7, noise: false, historyMs: 5_400_000 },
    ...{ clock: 'manual', rules: '2', nativeHistograms: true, ports: 'auto' },
    faults: [{ target: 'prometheus', kind: 'down' }],
  })
})

it('makes a generated world of the wanted size', () => {
  const { world } = readSettings({
    DEMO_WORLD: 'generated',
    DEMO_SERVICES: '20',
    DEMO_NAMESPACES: '4',
    DEMO_EDGES: '2',
  })
  if (typeof world !== 'function') throw new Error('expected a maker')
  const { objects } = world({ seed: 1, nowMs: Date.UTC(2026, 0, 5) })
  const count = (kind: string, pattern: RegExp): number =>
    objects.filter((object) => object.kind === kind && pattern.test(object.metadata.name)).length
  expect(count('Service', /^svc-/)).toBe(20)
  expect(count('Namespace', /^team-/)).toBe(4)
  expect(count('Deployment', /^svc-/)).toBe(40)
})

it.each([
  ['DEMO_WORLD', 'moon', /expected default or bookinfo or generated or hostile/],
  ['DEMO_WORLD', '__proto__', /expected default/],
  ['DEMO_SEED', '0x1', /whole number/],
  ['DEMO_NOISE', 'yes', /expected 1 or 0/],
  ['DEMO_HISTORY', '7', /duration/],
  ['DEMO_PROM', '1', /expected 3 or 2/],
  ['DEMO_CLUSTERS', '2', /expected 1/],
  ['DEMO_FAULTS', 'prometheus:broken', /not a fault of the demo: prometheus:broken/],
])('refuses %s=%s and says what it may hold', (name, value, message) => {
  expect(() => readSettings({ [name]: value })).toThrow(message)
})
