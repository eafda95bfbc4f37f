import { groupBy } from '@/lib/std/group-by'
import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, textEntries } from '../model/json'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { namespaces } from '../model/namespaces'
import { isRedirected } from '../model/proxy-presence'
import { pods, workloads } from '../model/workloads'
import { readWith } from '../model/views'

const SEVERAL: Rule = {
  slug: 'sidecar/multiple-without-selector',
  aliases: { KIA0002: 'error', IST0111: 'error' },
  severity: 'error',
}
const OVERLAP: Rule = {
  slug: 'sidecar/overlapping-selector',
  aliases: { KIA0003: 'error', IST0110: 'error' },
  severity: 'error',
}
const NOTHING: Rule = {
  slug: 'sidecar/selector-matches-nothing',
  aliases: { KIA0004: 'warning', IST0101: 'error' },
  severity: 'warning',
  needs: ['pods'],
}
const ROOT: Rule = { slug: 'sidecar/root-with-selector', aliases: { KIA1006: 'warning' }, severity: 'warning' }
const AMBIENT: Rule = { slug: 'sidecar/ineffective-in-ambient', aliases: { IST0167: 'warning' }, severity: 'warning' }

/** Which proxies a Sidecar is for, and whether another is for the same. */
export const sidecarSelectors: CheckOfObject = {
  kinds: ['sidecars.networking.istio.io'],
  rules: [SEVERAL, OVERLAP, NOTHING, ROOT, AMBIENT],
  *run(sidecar, mesh): Generator<Problem> {
    const selector = selectorOf(sidecar)
    yield* judgeAmbient(sidecar, mesh)
    if (selector.length === 0) {
      yield* judgeSeveral(sidecar, mesh)
      return
    }
    if (sidecar.namespace === meshFacts(mesh).rootNamespace) {
      const message =
        'A Sidecar of the root namespace is the default of the whole mesh: a selector makes it one for that namespace only.'
      yield { rule: ROOT, path: ['spec', 'workloadSelector'], message }
    }
    yield* judgeOverlap(sidecar, mesh)
    const labels = selector.map(([key, value]) => `${key}=${value}`).join(', ')
    const aliases = [
      ...(workloads(mesh).index.has(selector, sidecar.namespace) ? [] : ['KIA0004']),
      ...(pods(mesh).has(selector, sidecar.namespace) ? [] : ['IST0101']),
    ]
    if (aliases.length > 0) {
      const message = `Nothing in the namespace ${sidecar.namespace} has the labels ${labels}, so this Sidecar is for no proxy.`
      yield { rule: NOTHING, path: ['spec', 'workloadSelector', 'labels'], aliases, message, vars: { labels } }
    }
  },
}

function selectorOf({ spec }: CheckedObject): readonly (readonly [string, string])[] {
  return textEntries(at(spec, 'workloadSelector', 'labels'))
}

const byNamespace = derived((mesh) =>
  groupBy(listed(mesh, 'sidecars.networking.istio.io'), ({ namespace }) => namespace),
)

function* judgeSeveral(sidecar: CheckedObject, mesh: Mesh): Generator<Problem> {
  const { namespace } = sidecar
  const others = (byNamespace(readWith(sidecar, mesh)).get(namespace) ?? []).filter(
    (one) => one !== sidecar && selectorOf(one).length === 0,
  )
  if (others.length === 0) return
  const aliases = [
    ...(workloads(mesh).of(namespace).length > 0 ? ['KIA0002'] : []),
    ...(namespaces(mesh).isAmbientForIstioctl(namespace) ? [] : ['IST0111']),
  ]
  if (aliases.length === 0) return
  const names = others.map(({ name }) => name)
  yield {
    rule: SEVERAL,
    path: ['spec', 'workloadSelector'],
    aliases,
    message: `The namespace ${namespace} has several Sidecars without a selector (${names.slice(0, 3).join(', ')} as well): which one counts is not defined.`,
    vars: { others: names },
    references: others.map(({ ref }) => ref),
  }
}

interface Partners {
  readonly others: Set<CheckedObject>
  workload: string
}

/** By Sidecar, those that select one of its workloads (or pods) too. */
const overlaps = derived((mesh) => {
  const found = { workloads: new Map<CheckedObject, Partners>(), pods: new Map<CheckedObject, Partners>() }
  for (const [namespace, all] of byNamespace(mesh)) {
    const some = all.filter((one) => selectorOf(one).length > 0)
    if (some.length < 2) continue
    if (workloads(mesh).of(namespace).length > 0)
      notePartners(found.workloads, some, (one) => workloads(mesh).index.select(selectorOf(one)))
    notePartners(found.pods, some, (one) =>
      pods(mesh)
        .select(selectorOf(one), namespace)
        .filter((pod) => !isRedirected(pod)),
    )
  }
  return found
})

interface Named {
  readonly name: string
}

function notePartners(
  found: Map<CheckedObject, Partners>,
  sidecars: readonly CheckedObject[],
  select: (one: CheckedObject) => readonly Named[],
): void {
  const holders = new Map<Named, CheckedObject[]>()
  for (const sidecar of sidecars) {
    for (const thing of select(sidecar)) {
      const some = holders.get(thing)
      if (some === undefined) holders.set(thing, [sidecar])
      else some.push(sidecar)
    }
  }
  for (const [{ name }, holding] of holders) {
    if (holding.length < 2) continue
    for (const one of holding) {
      const partners = found.get(one) ?? { others: new Set(), workload: name }
      found.set(one, partners)
      // The first twenty are shown; a thousand equal ones must not cost a million steps.
      for (const other of holding.slice(0, 21)) if (other !== one) partners.others.add(other)
    }
  }
}

function* judgeOverlap(sidecar: CheckedObject, mesh: Mesh): Generator<Problem> {
  const found = overlaps(readWith(sidecar, mesh))
  const [ofWorkloads, ofPods] = [found.workloads.get(sidecar), found.pods.get(sidecar)]
  const first = ofWorkloads ?? ofPods
  if (first === undefined) return
  const others = [...new Set([...(ofWorkloads?.others ?? []), ...(ofPods?.others ?? [])])]
  const names = others.map(({ name }) => name)
  yield {
    rule: OVERLAP,
    path: ['spec', 'workloadSelector'],
    aliases: [...(ofWorkloads === undefined ? [] : ['KIA0003']), ...(ofPods === undefined ? [] : ['IST0110'])],
    message: `${first.workload} is selected by ${names.slice(0, 3).join(', ')} as well: which Sidecar counts is not defined.`,
    vars: { others: names, workload: first.workload },
    references: others.map(({ ref }) => ref),
  }
}

function* judgeAmbient(sidecar: CheckedObject, mesh: Mesh): Generator<Problem> {
  const selector = selectorOf(sidecar)
  const { namespace } = sidecar
  const redirected = selector.length > 0 ? pods(mesh).select(selector, namespace).find(isRedirected) : undefined
  const reason =
    redirected !== undefined
      ? `the pod ${redirected.name} is in the ambient mesh`
      : selector.length === 0 && namespaces(mesh).isAmbientForIstioctl(namespace)
        ? `the namespace ${namespace} is in the ambient mesh`
        : undefined
  if (reason === undefined) return
  yield { rule: AMBIENT, path: ['spec'], message: `A Sidecar has no effect here: ${reason}.`, vars: { reason } }
}
