import { applyEdit } from '@/lib/server/edit/apply-edit'
import type { EditContext } from '@/lib/server/edit/edit-context'
import { readApplyRequest } from '@/lib/server/edit/read-edit-request'
import type { AppliedEdit, ApplyAnswer, SealedPlan } from '@/lib/url/edit-types'

type Context = Omit<EditContext, 'undoOf'>

/** Applies a plan with everything accepted. */
export function applyPlan(
  context: Context,
  { plan, preview }: Pick<SealedPlan, 'plan' | 'preview'>,
): Promise<ApplyAnswer> {
  const accept = { errors: true, managed: true }
  return applyEdit({ ...context, undoOf: null }, readApplyRequest({ plan, preview, accept }))
}

/** The same, where it has to succeed. */
export async function confirmPlan(
  context: Context,
  sealed: Pick<SealedPlan, 'plan' | 'preview'>,
): Promise<AppliedEdit> {
  const answer = await applyPlan(context, sealed)
  if (answer.state === 'applied') return answer
  throw new Error(`not applied: ${JSON.stringify(answer).slice(0, 2_000)}`)
}
