import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'

/** Something that Kubernetes noticed about an object. Texts are of whoever wrote the event. */
export interface KubeEvent {
  readonly id: string
  readonly isWarning: boolean
  readonly reason: string
  readonly message: string
  readonly about: { readonly kind: string; readonly name: string }
  readonly count: number
  /** When it was last seen, ISO 8601; null: nobody says. */
  readonly at: string | null
}

export interface EventList {
  readonly events: readonly KubeEvent[]
  /** There are more than were read: any of them may be missing, for they are in no order of time. */
  readonly cut: boolean
}

/** The events of a cluster, asked live: they come and go too fast to be kept. */
export interface EventSource {
  /** Of one namespace, at most 500, in no order. Without the right to list events it is `forbidden`. */
  list(namespace: string, call: UpstreamCall): Promise<Result<EventList, PharosError>>
}
