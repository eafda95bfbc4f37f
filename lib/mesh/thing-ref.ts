import { writeFocus } from '@/lib/graph/request/focus'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'

export const THING_KINDS = ['app', 'workload', 'service'] as const
export type ThingKind = (typeof THING_KINDS)[number]

/** Something that has a page of its own. Written as text it is a `FocusRef`: `workload:NS/NAME`. */
export interface ThingRef {
  readonly kind: ThingKind
  readonly namespace: string
  readonly name: string
}

const LONGEST_NAME = 253

/**
 * Reads the parts of a path. Names are only looked up and never become part of a path or query, so any text that could be one will do:
 * labels name applications, and ServiceEntries name services by host.
 *
 * @returns undefined where no such thing can exist.
 */
export function readThingRef(kind: ThingKind, namespace: string, name: string): ThingRef | undefined {
  const possible = isDnsLabel(namespace) && name !== '' && name.length <= LONGEST_NAME
  return possible ? { kind, namespace, name } : undefined
}

/** Writes `workload:NS/NAME`. */
export function referenceOf({ kind, namespace, name }: ThingRef): string {
  return writeFocus(kind === 'app' ? { kind, namespace, name, version: null } : { kind, namespace, name })
}
