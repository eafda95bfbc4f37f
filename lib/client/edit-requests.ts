import type { AppliedEdit, ApplyRequest, EditPlan, EditRequest } from '@/lib/url/edit-types'
import { postJson } from './post-json'
import { trustAnswer } from './trust-answer'

const readPlan = trustAnswer<EditPlan>((body) => typeof body.state === 'string')
const readApplied = trustAnswer<AppliedEdit>((body) => typeof body.text === 'string')

/** Shows what a change would do; nothing is written. */
export function planEdit(request: EditRequest): Promise<EditPlan> {
  return postJson('/api/edits/plan', request, readPlan)
}

/** Shows what taking a change back would do; nothing is written. */
export function planUndo(change: string): Promise<EditPlan> {
  return postJson(`/api/edits/${encodeURIComponent(change)}/undo`, {}, readPlan)
}

/** Makes a change that was planned and confirmed. */
export function applyEdit(request: ApplyRequest): Promise<AppliedEdit> {
  return postJson('/api/edits/apply', request, readApplied)
}
