import 'server-only'
import type { EditPlan } from '@/lib/url/edit-types'
import type { EditContext } from './edit-context'
import { planEdit, planEdits } from './plan-edit'
import { readPlanRequest } from './read-edit-request'

/** Plans what the body of `POST /api/edits/plan` asks for. @throws PharosError as `planEdit` */
export async function planRequest(context: EditContext, body: unknown): Promise<EditPlan> {
  const edits = readPlanRequest(body)
  return 'ref' in edits ? planEdit(context, edits) : planEdits(context, edits)
}
