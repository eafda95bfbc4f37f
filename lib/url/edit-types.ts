import type { IncomingReference } from '@/lib/config-objects/references/incoming-references'
import type { Owner } from '@/lib/istio/edit/ownership/find-owners'
import type { FieldDifference } from '@/lib/istio/edit/list-differences'
import type { Sentence } from '@/lib/istio/edit/words/sentence'
import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'
import type { MtlsOutlook } from './mtls-types'

/** The answers of `/api/edits/*` and `/api/changes*`. Objects travel as texts, so that no integer is rounded on the way. */

export const EDIT_ACTIONS = ['update', 'create', 'delete'] as const
export type EditAction = (typeof EDIT_ACTIONS)[number]

/** The body of `POST /api/edits/plan`. Texts are YAML, or JSON, which is YAML. */
export interface EditRequest {
  readonly action: EditAction
  /** Kind id. */
  readonly kind: string
  /** Empty for cluster-scoped kinds. */
  readonly namespace: string
  readonly name: string
  /** Of an update: what the user began with. */
  readonly before?: string
  /** Of an update or a creation: what shall be. */
  readonly after?: string
}

/** One place that two people changed; JSON texts, absent values are left out. */
export interface FieldConflict {
  readonly path: string
  /** RFC 6901, in the merged text. */
  readonly pointer: string
  readonly before?: string
  readonly mine?: string
  readonly theirs?: string
}

/** Who wrote last, as the cluster tells it. */
export interface LastWriter {
  readonly manager: string
  /** RFC 3339. */
  readonly at: string
}

/** Why the server would not take the change. */
export interface Refusal {
  readonly code: string
  readonly message: string
  /** The server's own words. */
  readonly upstream?: string
  /** What it says of single fields; the path is empty where it names none. */
  readonly causes: readonly { readonly path: string; readonly message: string }[]
}

/** The most objects of one plan: each costs the API server and its webhooks a dry run. */
export const MOST_CHANGES = 20

/** The body of `POST /api/edits/plan` for several objects: one plan, applied as a whole. No object stands in it twice. */
export interface SeveralEditsRequest {
  /** 1 to `MOST_CHANGES`, in any order. */
  readonly changes: readonly EditRequest[]
}

/** Which object is meant. */
export interface EditedPlace {
  /** Kind id. */
  readonly kind: string
  /** As Kubernetes writes it: `VirtualService`. */
  readonly wireKind: string
  readonly namespace: string
  readonly name: string
}

interface Described {
  readonly action: EditAction
  readonly words: readonly Sentence[]
  /** Empty for a creation. */
  readonly before: string
  /** Empty for a deletion. */
  readonly after: string
  readonly owners: readonly Owner[]
  /** Of a deletion: who points to the object, as far as the user may see; `limited`: there may be others. */
  readonly pointedAtBy: { readonly references: readonly IncomingReference[]; readonly limited: boolean } | null
  /** What others changed meanwhile and is kept; null: nobody did. */
  readonly merged: { readonly paths: readonly string[]; readonly by: LastWriter | null } | null
}

/** The answer of `POST /api/edits/plan` and `POST /api/edits/{id}/undo`: `several` where several objects were asked for. */
export type EditPlan = SeveralPlan | OnePlan

export type OnePlan = UnchangedPlan | ConflictPlan | RefusedPlan | ReadyPlan

export interface UnchangedPlan {
  readonly state: 'unchanged'
}

/** Somebody changed the same places: a person must decide. */
export interface ConflictPlan {
  readonly state: 'conflict'
  readonly conflicts: readonly FieldConflict[]
  /** The object as it is now: the `before` of the next plan. */
  readonly live: string
  /** What merges by itself, with `theirs` at the places in conflict. */
  readonly merged: string
  readonly by: LastWriter | null
}

/** The dry run failed, or somebody owns the object who alone may change it. */
export interface RefusedPlan extends Described {
  readonly state: 'refused'
  readonly reason: 'dryRun' | 'owned'
  readonly refusal: Refusal | null
}

/** What the dry run has accepted, of one object. */
interface Accepted extends Described {
  /** The difference as RFC 6902, JSON text. */
  readonly patch: string
  /** What the server sets or changes besides. */
  readonly serverChanges: readonly FieldDifference[]
}

/** What can be applied. */
export interface SealedPlan {
  /** Goes to `POST /api/edits/apply` as it is, once. */
  readonly plan: string
  /** Names what was shown; goes along with it. */
  readonly preview: string
  readonly expiresAt: string
  /** What must be accepted to apply it. */
  readonly needs: { readonly errors: boolean; readonly managed: boolean }
}

export interface ReadyPlan extends Accepted, SealedPlan {
  readonly state: 'ready'
  /** Of the whole mesh, as far as the user may see; null: checks are switched off. */
  readonly findings: readonly FindingChange[] | null
  /** What becomes of the traffic that was seen; null: the change does not touch mutual TLS. */
  readonly mtls: MtlsOutlook | null
}

export interface AcceptedPlan extends Accepted {
  readonly state: 'accepted'
}

/** One object of a plan of several. */
export interface PlannedStep extends EditedPlace {
  readonly plan: UnchangedPlan | ConflictPlan | RefusedPlan | AcceptedPlan
  /** Changes of the same plan on which this one depends: its dry run was made without them. */
  readonly unseen: readonly EditedPlace[]
}

export interface SeveralPlan {
  readonly state: 'several'
  /** In the order in which they are applied. */
  readonly steps: readonly PlannedStep[]
  /** Of the whole mesh with all steps made, as far as the user may see; null: checks are switched off, or were not asked. */
  readonly findings: readonly FindingChange[] | null
  /** As of a plan of one object, with all steps made. */
  readonly mtls: MtlsOutlook | null
  /** Null: a step is refused or in conflict, or nothing changes. */
  readonly ready: SealedPlan | null
}

/** The body of `POST /api/edits/apply`. */
export interface ApplyRequest {
  readonly plan: string
  readonly preview: string
  readonly accept?: { readonly errors?: boolean; readonly managed?: boolean }
}

/** The answer of `POST /api/edits/apply`; where the only object of a plan is refused, the answer is an error. */
export type ApplyAnswer = AppliedEdit | FailedEdit

export interface AppliedEdit {
  readonly state: 'applied'
  /** Of the record, for `undo`; null: the record could not be kept. */
  readonly change: string | null
  /** Of the first object. */
  readonly action: EditAction
  /** Of all objects. */
  readonly words: readonly Sentence[]
  /** The first object as it is now; empty after a deletion. */
  readonly text: string
  /** Where the answer is not what the dry run had said, of all objects. */
  readonly surprises: readonly FieldDifference[]
  /** In the order in which they were written. */
  readonly objects: readonly EditedPlace[]
}

/** A plan of several objects of which one was not written: what was written before it has been taken back, as far as that was possible. */
export interface FailedEdit {
  readonly state: 'failed'
  readonly change: string | null
  /** In the order of the plan. */
  readonly objects: readonly StepResult[]
}

/**
 * What became of one object of a plan. `applied`: it is written; where the plan failed it should have been taken back, and `refusal`
 * says why it was not · `undone`: written and taken back · `refused`: not written · `unknown`: nobody answered in time whether it was
 * written · `untouched`: its turn did not come.
 */
export type StepOutcome = 'applied' | 'undone' | 'refused' | 'unknown' | 'untouched'

export interface StepResult extends EditedPlace {
  readonly action: EditAction
  readonly words: readonly Sentence[]
  readonly outcome: StepOutcome
  readonly refusal: Refusal | null
}

/** One row of `GET /api/changes`. */
export interface ChangeRow {
  readonly id: string
  readonly at: string
  readonly user: string
  /** Absent: the record cannot be opened (another key, or tampered with). */
  readonly about?: {
    /** What was changed together, in the order of the plan; at least one. */
    readonly objects: readonly StepResult[]
    /** `partly`: the plan failed, and not everything could be taken back. */
    readonly result: 'applied' | 'refused' | 'partly'
    readonly requestId: string
    /** The change that this one takes back. */
    readonly undoOf: string | null
    /** The change that took this one back. */
    readonly undoneBy: string | null
    /** Who wrote back what stood there before. */
    readonly revertedBy: LastWriter | null
  }
}

/** `GET /api/changes` */
export interface ChangesAnswer {
  readonly changes: readonly ChangeRow[]
  /** Kept in memory only: they end with the process. */
  readonly volatile: boolean
}

/** `GET /api/changes/{id}` */
export interface ChangeAnswer extends ChangeRow {
  /** Absent with `about`. */
  readonly details?: {
    /** One for each of `about.objects`. */
    readonly objects: readonly ChangeDetails[]
    readonly findings: readonly FindingChange[] | null
    readonly acceptedErrors: boolean
    readonly acceptedOwner: boolean
    readonly canUndo: boolean
  }
}

export interface ChangeDetails {
  /** Texts; empty where there was none, null where it was too large to keep. */
  readonly before: string | null
  readonly after: string | null
  readonly patch: string
  readonly owners: readonly Owner[]
  readonly serverChanges: readonly FieldDifference[]
}
