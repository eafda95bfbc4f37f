import type { Owner } from '@/lib/istio/edit/ownership/find-owners'
import type { Finding } from '@/lib/istio/checks/finding'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ObjectStatus } from './read-conditions'
import type { FieldOwner } from './read-field-owners'
import type { IncomingReference } from './references/incoming-references'
import type { ObjectReference } from './references/reference'

/** A finding with the place that it is about, and the ways out. */
export interface ObjectFinding extends Finding {
  /** In the text, from 1 on; null: it is about the object as a whole. */
  readonly line: number | null
}

/** `GET /api/config/{ns}/{kind id}/{name}`: one object of Istio or the Gateway API as the API server holds it now. */
export interface ConfigObjectAnswer extends ObjectStatus {
  /** ISO 8601. */
  readonly now: string
  readonly cluster: string
  readonly kind: ClusterKind
  /** In what version it was read: `networking.istio.io/v1`. */
  readonly apiVersion: string
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly resourceVersion: string
  readonly generation: number | null
  readonly createdAt: string | null
  readonly deletedAt: string | null
  /** The object as YAML without `status` and `managedFields`. */
  readonly text: string
  /** Its status as YAML; empty where it has none. */
  readonly statusText: string
  /** Null: nobody checked it. */
  readonly findings: readonly ObjectFinding[] | null
  /** What it points to, broken ones first. */
  readonly pointsTo: readonly ObjectReference[]
  /** Who points to it. */
  readonly pointedAtBy: readonly IncomingReference[]
  /** The user may not see all namespaces: what lies in others is left out. */
  readonly limited: boolean
  readonly owners: readonly Owner[]
  readonly fieldOwners: readonly FieldOwner[]
  /** A controller makes it: it is read, and not edited. */
  readonly generated: boolean
}
