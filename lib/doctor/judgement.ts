import type { Advice } from './advice/advice'
import type { CauseId } from './causes'
import type { DoctorEvidence, SourceEvidence } from './evidence'
import type { DoctorCheck } from './model'

/** What a rule says of its cause. */
export type Judgement = Pick<DoctorCheck, 'result' | 'found' | 'evidence' | 'fix' | 'about'>

export type EvidenceRow = DoctorCheck['evidence'][number]

/** How one cause is looked for in what is known of a source. */
export interface Rule<E extends SourceEvidence> {
  readonly cause: CauseId
  readonly severity: DoctorCheck['severity']
  /** Causes of the same source that explain the same: where one is found, this one is not blamed. */
  readonly after?: readonly CauseId[]
  /** Causes that explain the same whichever source has them. */
  readonly afterAny?: readonly CauseId[]
  /** About the mesh and not about one of several stores: judged once. */
  readonly once?: true
  /** Looked for in a failure, too: the others wait until the source answers. */
  readonly despiteFailure?: true
  readonly judge: (own: E, all: DoctorEvidence) => Judgement
}

export function found([sentence, text, snippet = null]: Advice, evidence: readonly EvidenceRow[] = []): Judgement {
  return { result: 'found', found: sentence, evidence, fix: { text, snippet } }
}

export function clear(sentence: string, evidence: readonly EvidenceRow[] = []): Judgement {
  return { result: 'clear', found: sentence, evidence, fix: null }
}

/** @param why it could not be looked at */
export function unknown(why: string): Judgement {
  return { result: 'unknown', found: why, evidence: [], fix: null }
}

export function row(label: string, value: string | number): EvidenceRow {
  return { label, value: String(value) }
}

/** Rows of what is known; nulls are left out. */
export function rows(values: Readonly<Record<string, string | number | null | undefined>>): readonly EvidenceRow[] {
  return Object.entries(values).flatMap(([label, value]) =>
    value === null || value === undefined ? [] : [row(label, value)],
  )
}
