import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { compareText } from '@/lib/std/compare-text'
import { findDependencies } from './find-dependencies'
import type { OrderedChange } from './ordered-change'

/** Kinds that others point to stand before those that point to them; kinds in none of these rows point to anything. */
const RANKS: readonly (readonly ClusterKind[])[] = [
  ['namespaces'],
  ['services', 'deployments.apps', 'statefulsets.apps', 'daemonsets.apps'],
  ['workloadgroups.networking.istio.io', 'workloadentries.networking.istio.io'],
  ['serviceentries.networking.istio.io', 'inferencepools.inference.networking.k8s.io'],
  ['gateways.networking.istio.io', 'gateways.gateway.networking.k8s.io'],
  ['listenersets.gateway.networking.k8s.io'],
  ['referencegrants.gateway.networking.k8s.io'],
  ['destinationrules.networking.istio.io', 'backendtlspolicies.gateway.networking.k8s.io'],
  [
    'virtualservices.networking.istio.io',
    'httproutes.gateway.networking.k8s.io',
    'grpcroutes.gateway.networking.k8s.io',
    'tcproutes.gateway.networking.k8s.io',
    'tlsroutes.gateway.networking.k8s.io',
    'udproutes.gateway.networking.k8s.io',
  ],
  // A policy that asks for a token denies everybody before tokens are read.
  ['requestauthentications.security.istio.io'],
]

/**
 * The order in which the changes of one plan are made, as places in the list: what is pointed to comes before what points to it, and is
 * removed after it (`findDependencies`). What does not depend on each other stands by kind, then by name, with removals last; so the
 * order does not depend on that of the list. Where changes depend on each other in a ring, the ring is cut, and only there.
 */
export function orderChanges(changes: readonly OrderedChange[]): readonly number[] {
  const dependencies = findDependencies(changes)
  const keys = changes.map(keyOf)
  const byKey = changes.map((_, i) => i).toSorted((a, b) => compareText(keys[a] ?? '', keys[b] ?? ''))
  const ordered: number[] = []
  const left = new Set(byKey)
  const waitsFor = (one: number) =>
    [...left].find((other) => dependencies.some(({ first, then }) => first === other && then === one))
  while (left.size > 0) {
    const [first = 0] = left
    const next = [...left].find((one) => waitsFor(one) === undefined) ?? inRing(first, waitsFor, left.size)
    ordered.push(next)
    left.delete(next)
  }
  return ordered
}

/** Where everything waits, whoever goes from one to what it waits for ends in a ring. */
function inRing(start: number, waitsFor: (one: number) => number | undefined, most: number): number {
  let one = start
  for (let i = 0; i < most; i += 1) one = waitsFor(one) ?? one
  return one
}

function keyOf({ kind, namespace, name, after }: OrderedChange): string {
  const found = RANKS.findIndex((row) => row.includes(kind))
  const rank = found < 0 ? RANKS.length : found
  const isRemoval = after === undefined
  const place = isRemoval ? RANKS.length - rank : rank
  return [isRemoval ? 1 : 0, String(place).padStart(2, '0'), kind, namespace, name].join(' ')
}
