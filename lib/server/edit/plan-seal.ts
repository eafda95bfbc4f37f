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
  readonly action: EditAction
  readonly ref: ObjectRef
  /** JSON text: of an update the tests and the patch, of a creation the object, of a deletion its preconditions. */
  readonly body: string
  /** Of the editable part of what the dry run answered. */
  readonly expected: string
  /** Names what was shown. */
  readonly preview: string
  readonly needs: { readonly errors: boolean; readonly managed: boolean }
  readonly undoOf: string | null
  readonly shown: PlanShown
}

/** What the user was shown before the confirmation, for the record. */
export interface PlanShown {
  readonly words: readonly Sentence[]
  readonly owners: readonly Owner[]
  readonly findings: readonly FindingChange[] | null
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
