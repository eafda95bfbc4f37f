import type { IncomingReference } from '@/lib/config-objects/references/incoming-references'
import type { Owner } from '@/lib/istio/edit/ownership/find-owners'
import type { FieldDifference } from '@/lib/istio/edit/list-differences'
import type { Sentence } from '@/lib/istio/edit/words/sentence'
import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'

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

/** The answer of `POST /api/edits/plan` and `POST /api/edits/{id}/undo`. */
export type EditPlan = UnchangedPlan | ConflictPlan | RefusedPlan | ReadyPlan

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

export interface ReadyPlan extends Described {
  readonly state: 'ready'
  /** Goes to `POST /api/edits/apply` as it is, once. */
  readonly plan: string
  /** Names what was shown; goes along with it. */
  readonly preview: string
  readonly expiresAt: string
  /** The difference as RFC 6902, JSON text. */
  readonly patch: string
  /** What the server sets or changes besides. */
  readonly serverChanges: readonly FieldDifference[]
  /** Of the whole mesh, as far as the user may see; null: checks are switched off. */
  readonly findings: readonly FindingChange[] | null
  /** What must be accepted to apply it. */
  readonly needs: { readonly errors: boolean; readonly managed: boolean }
}

/** The body of `POST /api/edits/apply`. */
export interface ApplyRequest {
  readonly plan: string
  readonly preview: string
  readonly accept?: { readonly errors?: boolean; readonly managed?: boolean }
}

/** The answer of `POST /api/edits/apply`. */
export interface AppliedEdit {
  /** Of the record, for `undo`; null: the record could not be kept. */
  readonly change: string | null
  readonly action: EditAction
  readonly words: readonly Sentence[]
  /** The object as it is now; empty after a deletion. */
  readonly text: string
  /** Where the answer is not what the dry run had said. */
  readonly surprises: readonly FieldDifference[]
}

/** One row of `GET /api/changes`. */
export interface ChangeRow {
  readonly id: string
  readonly at: string
  readonly user: string
  /** Absent: the record cannot be opened (another key, or tampered with). */
  readonly about?: {
    readonly action: EditAction
    readonly kind: string
    readonly wireKind: string
    readonly namespace: string
    readonly name: string
    readonly words: readonly Sentence[]
    readonly result: 'applied' | 'refused'
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
    /** Texts; empty where there was none, null where it was too large to keep. */
    readonly before: string | null
    readonly after: string | null
    readonly patch: string
    readonly owners: readonly Owner[]
    readonly findings: readonly FindingChange[] | null
    readonly serverChanges: readonly FieldDifference[]
    readonly refusal: Refusal | null
    readonly acceptedErrors: boolean
    readonly acceptedOwner: boolean
    readonly canUndo: boolean
  }
}
