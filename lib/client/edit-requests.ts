import type { ApplyAnswer, ApplyRequest, EditPlan, EditRequest, SeveralEditsRequest } from '@/lib/url/edit-types'
import { postJson } from './post-json'
import { trustAnswer } from './trust-answer'

const readPlan = trustAnswer<EditPlan>((body) => typeof body.state === 'string')
const readApplied = trustAnswer<ApplyAnswer>((body) => typeof body.state === 'string')

/** Shows what a change, or several together, would do; nothing is written. */
export function planEdits(changes: readonly EditRequest[]): Promise<EditPlan> {
  const [only, another] = changes
  const body: EditRequest | SeveralEditsRequest = only !== undefined && another === undefined ? only : { changes }
  return postJson('/api/edits/plan', body, readPlan)
}

/** Shows what taking a change back would do; nothing is written. */
export function planUndo(change: string): Promise<EditPlan> {
  return postJson(`/api/edits/${encodeURIComponent(change)}/undo`, {}, readPlan)
}

/** Makes what was planned and confirmed. */
export function applyEdit(request: ApplyRequest): Promise<ApplyAnswer> {
  return postJson('/api/edits/apply', request, readApplied)
}
