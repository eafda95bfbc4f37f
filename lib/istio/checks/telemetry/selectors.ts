import { groupBy } from '@/lib/std/group-by'
import type { CheckOfObject, Problem, Rule } from '../check'
import { targetRefs } from '../model/ambient'
import type { CheckedObject } from '../model/checked-object'
import { at, field, textEntries } from '../model/json'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { pods } from '../model/workloads'
import { readWith } from '../model/views'

const NOTHING: Rule = {
  slug: 'telemetry/selector-matches-nothing',
  aliases: { IST0101: 'error' },
  severity: 'error',
  needs: ['pods'],
}
const OVERLAP: Rule = { slug: 'telemetry/overlapping-selector', aliases: { IST0159: 'error' }, severity: 'error' }
const SEVERAL: Rule = { slug: 'telemetry/multiple-without-selector', aliases: { IST0160: 'error' }, severity: 'error' }

/** Which workloads a Telemetry is for, and whether another is for the same. */
export const telemetrySelectors: CheckOfObject = {
  kinds: ['telemetries.telemetry.istio.io'],
  rules: [NOTHING, OVERLAP, SEVERAL],
  *run(telemetry, mesh): Generator<Problem> {
    const selector = selectorOf(telemetry)
    if (selector.length > 0) {
      if (!pods(mesh).has(selector, telemetry.namespace)) {
        const labels = selector.map(([key, value]) => `${key}=${value}`).join(', ')
        const message = `No pod of the namespace ${telemetry.namespace} has the labels ${labels}.`
        yield { rule: NOTHING, path: ['spec', 'selector', 'matchLabels'], message, vars: { labels } }
      }
      yield* judgeOverlap(telemetry, readWith(telemetry, mesh))
    } else if (isForNamespace(telemetry)) yield* judgeSeveral(telemetry, readWith(telemetry, mesh))
  },
}

function selectorOf({ spec }: CheckedObject): readonly (readonly [string, string])[] {
  return textEntries(at(spec, 'selector', 'matchLabels'))
}

function isForNamespace({ spec }: CheckedObject): boolean {
  return field(spec, 'selector') === undefined && targetRefs(spec).length === 0
}

const byNamespace = derived((mesh) =>
  groupBy(listed(mesh, 'telemetries.telemetry.istio.io'), ({ namespace }) => namespace),
)

/** By namespace, the Telemetries that select each pod. */
const byPod = derived((mesh): ReadonlyMap<CheckedObject, readonly CheckedObject[]> => {
  const found = new Map<CheckedObject, CheckedObject[]>()
  for (const telemetry of listed(mesh, 'telemetries.telemetry.istio.io')) {
    const selector = selectorOf(telemetry)
    if (selector.length === 0) continue
    for (const pod of pods(mesh).select(selector, telemetry.namespace)) {
      const some = found.get(pod)
      if (some === undefined) found.set(pod, [telemetry])
      else some.push(telemetry)
    }
  }
  return found
})

function* judgeOverlap(telemetry: CheckedObject, mesh: Mesh): Generator<Problem> {
  const others = new Set<CheckedObject>()
  let shared: string | undefined
  for (const pod of pods(mesh).select(selectorOf(telemetry), telemetry.namespace)) {
    for (const other of (byPod(mesh).get(pod) ?? []).slice(0, 21)) {
      if (other === telemetry) continue
      others.add(other)
      shared ??= pod.name
    }
  }
  if (shared === undefined) return
  const names = [...others].map(({ name }) => name)
  yield {
    rule: OVERLAP,
    path: ['spec', 'selector'],
    message: `The pod ${shared} is selected by ${names.slice(0, 3).join(', ')} as well: which one counts is not defined.`,
    vars: { others: names, pod: shared },
    references: [...others].map(({ ref }) => ref),
  }
}

function* judgeSeveral(telemetry: CheckedObject, mesh: Mesh): Generator<Problem> {
  const others = (byNamespace(mesh).get(telemetry.namespace) ?? []).filter(
    (one) => one !== telemetry && isForNamespace(one),
  )
  if (others.length === 0) return
  const names = others.map(({ name }) => name)
  yield {
    rule: SEVERAL,
    path: ['spec'],
    message: `The namespace ${telemetry.namespace} has several Telemetries without a selector (${names.slice(0, 3).join(', ')} as well): which one counts is not defined.`,
    vars: { others: names },
    references: others.map(({ ref }) => ref),
  }
}
