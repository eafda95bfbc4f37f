import 'server-only'
import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'
import type { FieldDifference } from '@/lib/istio/edit/list-differences'
import type { Owner } from '@/lib/istio/edit/ownership/find-owners'
import type { Sentence } from '@/lib/istio/edit/words/sentence'
import type { ObjectRef } from '@/lib/ports/cluster-writer'
import { seal, unseal } from '@/lib/server/access/seal'
import type { EditAction } from '@/lib/url/edit-types'

/** What apply needs of a plan; nobody but this installation can make or change one (security rule R26). */
export interface Plan {
  readonly id: string
  readonly user: string
  readonly expiresMs: number
  /** In the order in which they are made; at least one. */
  readonly steps: readonly PlanStep[]
  readonly findings: readonly FindingChange[] | null
  /** Names what was shown. */
  readonly preview: string
  readonly needs: { readonly errors: boolean; readonly managed: boolean }
  readonly undoOf: string | null
}

/** The change of one object. */
export interface PlanStep {
  readonly action: EditAction
  readonly ref: ObjectRef
  /** JSON text: of an update the tests and the patch, of a creation the object, of a deletion its preconditions. */
  readonly body: string
  /** Of the editable part of what the dry run answered. */
  readonly expected: string
  /** Places of the steps on which this one depends: while it stands, they must. */
  readonly after: readonly number[]
  readonly shown: StepShown
}

/** What the user was shown of one object before the confirmation, for the record. */
export interface StepShown {
  readonly words: readonly Sentence[]
  readonly owners: readonly Owner[]
  readonly serverChanges: readonly FieldDifference[]
}

export function sealPlan(plan: Plan): string {
  return seal('plan', JSON.stringify(plan))
}

/** Undefined: it is no plan of this installation, or was changed. Who may use it, and until when, is the caller's question. */
export function openPlan(sealed: string): Plan | undefined {
  const text = unseal('plan', sealed)
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- whatever opens was sealed here
  return text === undefined ? undefined : (JSON.parse(text) as Plan)
}
