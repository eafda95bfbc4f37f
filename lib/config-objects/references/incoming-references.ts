import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ObjectReference, ReferenceTarget } from './reference'

/** An object that points to another. */
export interface IncomingReference extends Pick<ObjectReference, 'by' | 'path' | 'state'> {
  readonly kind: ClusterKind
  readonly namespace: string
  readonly name: string
}

/** What an object points to, with the object. */
export interface OutgoingReferences {
  readonly kind: ClusterKind
  readonly namespace: string
  readonly name: string
  readonly references: readonly ObjectReference[]
}

interface Target {
  readonly to: ReferenceTarget
  readonly namespace: string
  readonly name: string
}

/** Answers who points to a thing, in the order of the objects given; broken references to it included. */
export function indexIncoming(all: readonly OutgoingReferences[]): (target: Target) => readonly IncomingReference[] {
  const found = new Map<string, IncomingReference[]>()
  for (const { kind, namespace, name, references } of all) {
    for (const { by, path, state, ...target } of references) {
      const key = keyOf(target)
      const known = found.get(key)
      const one = { kind, namespace, name, by, path, state }
      if (known === undefined) found.set(key, [one])
      else known.push(one)
    }
  }
  return (target) => found.get(keyOf(target)) ?? []
}

function keyOf({ to, namespace, name }: Target): string {
  return `${to} ${namespace}/${name}`
}
