import 'server-only'
import { type AskedClusters, askedClusters } from '@/lib/metrics/stores/asked-clusters'
import { mergeCapabilities } from '@/lib/metrics/stores/merge-capabilities'
import { type Merged, mergeInstant, mergeRange, type StoreSeries } from '@/lib/metrics/stores/merge-series'
import { type MergeWay, mergeWay } from '@/lib/metrics/stores/merge-way'
import { replicaGroups } from '@/lib/metrics/stores/replica-groups'
import type { MetricStore } from '@/lib/ports/metric-store'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { PromExpression } from '@/lib/promql/expression'
import { failed, ok, type Result } from '@/lib/std/result'
import { unixSeconds } from '@/lib/std/units'

export interface StorePart {
  readonly store: MetricStore
  /** Whose proxies it holds; `*` is all. */
  readonly clusters: readonly string[]
  /** What it is asked as; empty: as nobody in particular. */
  readonly tenant: string
}

interface Vector<S> {
  readonly series: readonly S[]
  readonly warnings: readonly string[]
  readonly infos?: readonly string[]
  readonly recorded?: true
}

/**
 * Several stores as one: a question goes to those that can hold the answer, and answers are merged by identity. One that fails
 * costs its part, which is said as a warning; only where none answers is there a failure. "Now" is that of the store that is
 * furthest behind.
 */
export function combinedStore(parts: readonly StorePart[]): MetricStore {
  const groups = replicaGroups(parts)
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only.store

  async function ask<S>(
    expression: PromExpression,
    send: (store: MetricStore) => Promise<Result<Vector<S>, PharosError>>,
    merge: (answers: readonly StoreSeries<S>[], way: MergeWay) => Merged<S>,
  ): Promise<Result<Vector<S>, PharosError>> {
    const wanted = askedClusters(expression)
    const asked = parts.flatMap((part, index) =>
      mayHold(part, wanted) ? [{ ...part, group: groups[index] ?? index }] : [],
    )
    const answers = await Promise.all(asked.map(async (part) => ({ ...part, answer: await send(part.store) })))
    const well = answers.flatMap(({ group, answer }) => (answer.ok ? [{ group, ...answer.value }] : []))
    const failures = answers.flatMap(({ answer }) => (answer.ok ? [] : [answer.error]))
    const [failure] = failures
    if (failure !== undefined && well.length === 0) return failed(failure)
    const { series, inexact } = merge(well, mergeWay(expression))
    const more = inexact === 0 ? [] : [INEXACT]
    return ok({
      series,
      warnings: [
        ...new Set([...failures.map(({ message }) => message), ...well.flatMap(({ warnings }) => warnings), ...more]),
      ],
      infos: [...new Set(well.flatMap(({ infos = [] }) => infos))],
      ...(well.some(({ recorded }) => recorded === true) && { recorded: true }),
    })
  }

  return {
    name: parts.map(({ store }) => store.name).join(', '),
    type: only?.store.type ?? 'prometheus',
    settlingSeconds: Math.max(0, ...parts.map(({ store }) => store.settlingSeconds)),
    async now(call) {
      const all = await Promise.all(parts.map(({ store }) => store.now(call)))
      const times = all.flatMap((one) => (one.ok ? [one.value] : []))
      const [first] = all
      if (times.length === 0 && first !== undefined) return first
      return ok(unixSeconds(Math.min(...times)))
    },
    instant: (expression, at, call) => ask(expression, (store) => store.instant(expression, at, call), mergeInstant),
    range: (expression, window, call) => ask(expression, (store) => store.range(expression, window, call), mergeRange),
    async capabilities(call) {
      const all = await Promise.all(parts.map(({ store }) => store.capabilities(call)))
      const told = all.flatMap((one) => (one.ok ? [one.value] : []))
      const [first] = all
      return told.length === 0 && first !== undefined ? first : ok(mergeCapabilities(told))
    },
  }
}

const INEXACT = 'Several stores have a part of the same series, of which only the largest is shown.'

function mayHold({ clusters }: StorePart, wanted: AskedClusters): boolean {
  return wanted === 'any' || clusters.includes('*') || clusters.some((name) => wanted.has(name))
}
