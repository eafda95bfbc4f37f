import { answerEdit } from '@/lib/server/edit/answer-edit'
import { planRequest } from '@/lib/server/edit/plan-request'

/** Shows what a change of one object, or of several together, would do; nothing is written. */
export function POST(request: Request): Promise<Response> {
  return answerEdit(request, { route: '/api/edits/plan', turn: 'plan' }, planRequest)
}
