import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, field, isFilled, textEntries } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'
import { workloads } from '../model/workloads'
import { readWith } from '../model/views'

const MULTIPLE: Rule = {
  slug: 'peer-authentication/multiple-without-selector',
  aliases: { KIA0002: 'error' },
  severity: 'error',
}
const OVERLAPPING: Rule = {
  slug: 'peer-authentication/overlapping-selector',
  aliases: { KIA0003: 'error' },
  severity: 'error',
}
const FIX = { title: 'Keep one of them: Istio follows the oldest and ignores the others.' }

/** Two PeerAuthentications for the same workloads: only the oldest counts. */
export const peerAuthenticationSelectors: CheckOfObject = {
  kinds: ['peerauthentications.security.istio.io'],
  rules: [MULTIPLE, OVERLAPPING],
  *run(object, mesh): Generator<Problem> {
    const { namespace, spec } = object
    const path = field(spec, 'selector') === undefined ? ['spec'] : ['spec', 'selector']
    const { plain, overlaps } = policies(readWith(object, mesh))
    const same = (plain.get(namespace) ?? []).filter((other) => other !== object)
    if (same.length > 0 && !selects(object)) {
      const message = `${namespace} has ${same.length === 1 ? 'another PeerAuthentication' : `${same.length} other PeerAuthentications`} without a selector: only the oldest counts.`
      yield { rule: MULTIPLE, path, message, references: same.map(({ ref }) => ref), fixes: [FIX] }
    }
    const others = overlaps.get(object)
    if (others === undefined) return
    yield {
      rule: OVERLAPPING,
      path,
      message: 'Another PeerAuthentication selects some of the same workloads: only the oldest counts for them.',
      references: [...others].map(({ ref }) => ref),
      fixes: [FIX],
    }
  },
}

function selects({ spec }: CheckedObject): boolean {
  return isFilled(at(spec, 'selector', 'matchLabels'))
}

const policies = derived((mesh) => {
  const { index } = workloads(mesh)
  const plain = new Map<string, CheckedObject[]>()
  const byWorkload = new Map<string, CheckedObject[]>()
  for (const policy of listed(mesh, 'peerauthentications.security.istio.io')) {
    if (!selects(policy)) {
      add(plain, policy.namespace, policy)
      continue
    }
    // Of any namespace: the overlap is there before the pods are.
    for (const { namespace, kind, name } of index.select(textEntries(at(policy.spec, 'selector', 'matchLabels')))) {
      add(byWorkload, `${policy.namespace}\n${kind} ${namespace}/${name}`, policy)
    }
  }
  const overlaps = new Map<CheckedObject, Set<CheckedObject>>()
  for (const group of byWorkload.values()) {
    if (group.length < 2) continue
    for (const policy of group) {
      const others = overlaps.get(policy) ?? new Set()
      for (const other of group) if (other !== policy && others.size < 20) others.add(other)
      overlaps.set(policy, others)
    }
  }
  return { plain, overlaps }
})

function add(map: Map<string, CheckedObject[]>, key: string, object: CheckedObject): void {
  const some = map.get(key)
  if (some === undefined) map.set(key, [object])
  else some.push(object)
}
