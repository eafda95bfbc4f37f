import { describe, expect, it } from 'vitest'
import { createDice } from '../random'
import { defaultMesh } from '../world/default-mesh'
import { generate } from '../world/generate'
import { hostileMesh } from '../world/hostile'
import type { World, WorldOptions } from '../world/world'
import { modelHarness, type ModelHarness } from '../testing/model-harness'
import type { Outcome, TrafficNode } from './outcome'
import { flowKey } from './telemetry'
import { trueEdges } from './truth'

const small = (options: WorldOptions): World => generate({ ...options, services: 12, namespaces: 3, edges: 30 })

function splitReviews({ objects }: ModelHarness): void {
  const route = [
    { destination: { host: 'reviews', subset: 'v1' }, weight: 70 },
    { destination: { host: 'reviews', subset: 'v3' }, weight: 30 },
  ]
  objects.apply('networking.istio.io/v1 VirtualService', 'bookinfo/reviews', { hosts: ['reviews'], http: [{ route }] })
}

/** Everything that is served about the last minutes, as text. */
function everything({ series, clock }: ModelHarness, seconds = 300): string {
  const now = clock.now()
  return series
    .metricNames()
    .flatMap((name) =>
      series.series(name).map((one) => JSON.stringify([one.labels, one.samples(now - seconds * 1000, now)])),
    )
    .join('\n')
}

describe.each([
  ['default', defaultMesh],
  ['generated', small],
  ['hostile', hostileMesh],
])('the %s world', (_, make) => {
  it('gives the same bytes for the same seed, and other numbers for another one', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => everything(modelHarness({ seed, make, noise: true }), 30))
    expect(one === same).toBe(true)
    expect(one === other).toBe(false)
  })

  it('never lets a counter fall, through edits, relabelled pods and noise', () => {
    const mesh = modelHarness({ make, noise: true })
    const start = mesh.clock.now()
    for (const pod of mesh.objects.list('pods').slice(0, 20)) {
      mesh.clock.advance(7)
      mesh.objects.put({ ...pod, metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, touched: 'yes' } } })
      splitReviews(mesh)
    }
    mesh.clock.advance(60)
    const counters = mesh.series.metricNames().filter((name) => /_(total|bucket|sum|count)$/.test(name))
    const falling = counters.flatMap((name) =>
      mesh.series.series(name).filter((one) => {
        const { values } = one.samples(start - 60_000, mesh.clock.now())
        return values.some((value, index) => !(value >= (values[index - 1] ?? 0)))
      }),
    )
    expect(falling.map(({ labels }) => labels)).toEqual([])
  })

  it('lets arrive what is sent: both proxies of an edge count the same calls of a class', () => {
    const mesh = modelHarness({ make })
    const edges = trueEdges(mesh.model, mesh.clock.now() - 60_000, mesh.clock.now())
    const keyOf = ({ reporter: _reporter, ...edge }: (typeof edges)[number], code: string): string =>
      JSON.stringify([
        edge.protocol,
        edge.sourceNamespace,
        edge.source,
        edge.destinationNamespace,
        edge.destination,
        code,
      ])
    const received = new Map<string, number>()
    const bothKnown = edges.filter(
      ({ source, destination, protocol }) => source !== 'unknown' && destination !== 'unknown' && protocol !== 'tcp',
    )
    for (const edge of bothKnown.filter(({ reporter }) => reporter === 'destination')) {
      for (const { code, grpcStatus, perSecond } of edge.classes) {
        const key = keyOf(edge, `${code} ${grpcStatus}`)
        received.set(key, (received.get(key) ?? 0) + perSecond)
      }
    }
    const sent = new Map<string, number>()
    for (const edge of bothKnown.filter(({ reporter }) => reporter === 'source')) {
      for (const { code, grpcStatus, perSecond } of edge.classes) {
        const key = keyOf(edge, `${code} ${grpcStatus}`)
        if (received.has(key)) sent.set(key, (sent.get(key) ?? 0) + perSecond)
      }
    }
    expect(sent.size).toBeGreaterThan(5)
    const lost = [...sent].filter(([key, perSecond]) => !(Math.abs((received.get(key) ?? 0) - perSecond) < 1e-6))
    expect(lost).toEqual([])
  })
})

it('one jump of 60 s is 60 steps of one second', () => {
  const [jump, steps] = [modelHarness({ noise: true }), modelHarness({ noise: true })]
  for (const mesh of [jump, steps]) splitReviews(mesh)
  jump.clock.advance(60)
  for (let second = 0; second < 60; second += 1) steps.clock.advance(1)
  expect(everything(jump) === everything(steps)).toBe(true)
})

it('the formulas say what following 100,000 single requests says, within four deviations', () => {
  const { model } = modelHarness()
  const { roots, flows } = model.plan
  const dice = createDice(7, 'requests')
  const counted = new Map<string, number>()
  const whole = (expected: number): number => Math.floor(expected) + (dice() < expected % 1 ? 1 : 0)
  const followNode = (node: TrafficNode): void => {
    for (const { times, outcome } of node.calls) for (let n = whole(times); n > 0; n -= 1) follow(outcome)
  }
  const follow = ({ emissions, next, parts }: Outcome): void => {
    for (const { flow, share } of emissions) {
      const key = flowKey(flow)
      counted.set(key, (counted.get(key) ?? 0) + whole(share))
    }
    for (const { of, share } of next) for (let n = whole(share); n > 0; n -= 1) followNode(of)
    let left = dice()
    const part = parts.find(({ share }) => (left -= share) < 0)
    if (part !== undefined) follow(part.of)
  }
  const total = roots.reduce((sum, { perSecond }) => sum + perSecond, 0)
  const seconds = 100_000 / total
  for (const { perSecond, node } of roots) for (let n = whole(perSecond * seconds); n > 0; n -= 1) followNode(node)

  expect(counted.size).toBeGreaterThan(100)
  const wrong = [...flows].filter(([key, { rates }]) => {
    const expected = rates.reduce((sum, rate) => sum + rate, 0) * seconds
    // Calls of one request are not independent, so a deviation is wider than the root of the count.
    const deviation = 2 * Math.sqrt(expected) + 2
    return Math.abs((counted.get(key) ?? 0) - expected) > 4 * deviation
  })
  expect(wrong.map(([key]) => key)).toEqual([])
})
