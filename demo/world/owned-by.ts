import type { KubeObject } from '../kube-object'

/** The part of an object's head that says who controls it; nothing without an owner. */
export function ownedBy(owner: KubeObject | undefined): { readonly ownerReferences?: readonly unknown[] } {
  if (owner === undefined) return {}
  const { apiVersion, kind, metadata } = owner
  const reference = { apiVersion, kind, name: metadata.name, uid: metadata.uid }
  return { ownerReferences: [{ ...reference, controller: true, blockOwnerDeletion: true }] }
}
