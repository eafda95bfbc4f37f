import { answerEdit } from '@/lib/server/edit/answer-edit'
import { applyEdit } from '@/lib/server/edit/apply-edit'
import { readApplyRequest } from '@/lib/server/edit/read-edit-request'

/** Makes a change that was planned and confirmed. */
export function POST(request: Request): Promise<Response> {
  return answerEdit(request, { route: '/api/edits/apply', turn: 'apply' }, (context, body) =>
    applyEdit(context, readApplyRequest(body)),
  )
}
