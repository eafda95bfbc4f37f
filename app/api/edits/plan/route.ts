import { answerEdit } from '@/lib/server/edit/answer-edit'
import { planEdit } from '@/lib/server/edit/plan-edit'
import { readEditRequest } from '@/lib/server/edit/read-edit-request'

/** Shows what a change would do; nothing is written. */
export function POST(request: Request): Promise<Response> {
  return answerEdit(request, { route: '/api/edits/plan', turn: 'plan' }, (context, body) =>
    planEdit(context, readEditRequest(body)),
  )
}
