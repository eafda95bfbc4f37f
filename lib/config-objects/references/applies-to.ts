import type { ObjectReference } from './reference'

const ACTED_ON: ReadonlySet<ObjectReference['to']> = new Set([
  'workload',
  'service',
  'namespace',
  'mesh',
  'host',
  'serviceentries.networking.istio.io',
  'gateways.networking.istio.io',
  'gateways.gateway.networking.k8s.io',
])
const ACTING: ReadonlySet<ObjectReference['by']> = new Set([
  'selector',
  'target',
  'host',
  'gateway',
  'parent',
  'scope',
  'grant',
])

/** Of what an object points to, that which it acts on, as opposed to what it only mentions. */
export function appliesTo(references: readonly ObjectReference[]): readonly ObjectReference[] {
  return references.filter(({ to, by }) => ACTED_ON.has(to) && ACTING.has(by))
}
