import type { InstantVector, MetricCapabilities, MetricStore } from '@/lib/ports/metric-store'
import { PharosError } from '@/lib/ports/pharos-error'
import type { PromExpression } from '@/lib/promql/expression'
import { failed, ok } from '@/lib/std/result'
import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { callWithin } from './call-within'
import { combinedStore } from './combined-store'

const SUM: PromExpression = {
  kind: 'aggregate',
  operator: 'sum',
  by: ['app'],
  of: { kind: 'selector', metric: 'm', matchers: [] },
}
const IN_EAST: PromExpression = {
  kind: 'selector',
  metric: 'm',
  matchers: [
    { label: 'reporter', operator: '=', value: 'source' },
    { label: 'source_cluster', operator: '=', value: 'east' },
  ],
}
const TOLD: MetricCapabilities = {
  version: '3.0',
  scrapeIntervalSeconds: 15,
  retentionSeconds: 1_000,
  istioMetrics: ['istio_a'],
  nativeDuration: false,
}
const AT = unixSeconds(1_000)

/** A store that answers everything with one number, or with a failure. */
function storeOf(name: string, answer: number | PharosError, part: Partial<MetricStore> = {}): MetricStore {
  const down = answer instanceof PharosError ? failed(answer) : undefined
  const vector: InstantVector = { series: [{ labels: { app: 'cart' }, value: Number(answer) }], warnings: [] }
  return {
    name,
    type: 'prometheus',
    settlingSeconds: 0,
    now: () => Promise.resolve(down ?? ok(AT)),
    instant: () => Promise.resolve(down ?? ok(vector)),
    range: () => Promise.resolve(down ?? ok({ series: [], warnings: [] })),
    capabilities: () => Promise.resolve(down ?? ok(TOLD)),
    ...part,
  }
}

const DOWN = new PharosError('upstream_unavailable', 'Prometheus "west" cannot be reached.')
const part = (store: MetricStore, ...clusters: readonly string[]) => ({ store, clusters, tenant: '' })

describe('several stores as one', () => {
  it('answer together', async () => {
    const both = combinedStore([part(storeOf('east', 1), 'east'), part(storeOf('west', 2), 'west')])
    expect(await both.instant(SUM, AT, callWithin(1_000))).toEqual(
      ok({ series: [{ labels: { app: 'cart' }, value: 3 }], warnings: [], infos: [] }),
    )
  })

  it('say that recording rules answered a part', async () => {
    const vector: InstantVector = { series: [{ labels: { app: 'cart' }, value: 2 }], warnings: [], recorded: true }
    const west = storeOf('west', 2, { instant: () => Promise.resolve(ok(vector)) })
    const both = combinedStore([part(storeOf('east', 1), 'east'), part(west, 'west')])
    expect(await both.instant(SUM, AT, callWithin(1_000))).toMatchObject({
      ok: true,
      value: { series: [{ value: 3 }], recorded: true },
    })
  })

  it('one that is down costs its part, and is named', async () => {
    const both = combinedStore([part(storeOf('east', 1), 'east'), part(storeOf('west', DOWN), 'west')])
    expect(await both.instant(SUM, AT, callWithin(1_000))).toMatchObject({
      ok: true,
      value: { series: [{ value: 1 }], warnings: [DOWN.message] },
    })
    expect(await both.now(callWithin(1_000))).toEqual(ok(AT))
    expect(await both.capabilities(callWithin(1_000))).toEqual(ok(TOLD))
  })

  it('fail where none answers', async () => {
    const both = combinedStore([part(storeOf('east', DOWN), 'east'), part(storeOf('west', DOWN), 'west')])
    for (const result of [
      await both.now(callWithin(1_000)),
      await both.instant(SUM, AT, callWithin(1_000)),
      await both.capabilities(callWithin(1_000)),
    ]) {
      expect(result).toEqual(failed(DOWN))
    }
  })

  it('that cannot hold the answer are not asked', async () => {
    const both = combinedStore([part(storeOf('east', 1), 'east'), part(storeOf('west', DOWN), 'west')])
    expect(await both.instant(IN_EAST, AT, callWithin(1_000))).toMatchObject({ ok: true, value: { warnings: [] } })
  })

  it('are as far as the one that is furthest behind', async () => {
    const late = storeOf('west', 2, { now: () => Promise.resolve(ok(unixSeconds(940))), settlingSeconds: 30 })
    const both = combinedStore([part(storeOf('east', 1), 'east'), part(late, 'west')])
    expect(await both.now(callWithin(1_000))).toEqual(ok(940))
    expect(both.settlingSeconds).toBe(30)
  })

  it('can do what the least of them can, and know what one of them knows', async () => {
    const told = { ...TOLD, scrapeIntervalSeconds: 60, retentionSeconds: undefined, istioMetrics: ['istio_b'] }
    const other = storeOf('west', 2, { capabilities: () => Promise.resolve(ok(told)) })
    const both = combinedStore([part(storeOf('east', 1), 'east'), part(other, 'west')])
    expect(await both.capabilities(callWithin(1_000))).toEqual(
      ok({
        version: undefined,
        scrapeIntervalSeconds: 60,
        retentionSeconds: 1_000,
        istioMetrics: ['istio_a', 'istio_b'],
        nativeDuration: false,
      }),
    )
  })
})
