import type { ObjectRef } from '../finding'
import type { KindId } from './kinds'

export type Labels = Readonly<Record<string, string>>

export interface Owner {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly controller: boolean
}

/** One object as the checks read it: metadata made safe, the rest as it came. */
export interface CheckedObject {
  readonly ref: ObjectRef
  readonly kindId: KindId
  readonly version: string
  readonly namespace: string
  readonly name: string
  /** `namespace/name`. */
  readonly key: string
  /** Without prototype; values that are no text are left out. */
  readonly labels: Labels
  readonly annotations: Labels
  /** RFC 3339; empty where it is not said. */
  readonly createdAt: string
  readonly owners: readonly Owner[]
  /** The whole object of the wire, for paths: only fields that a check names are read. */
  readonly root: Readonly<Record<string, unknown>>
  readonly spec: unknown
  readonly status: unknown
}
