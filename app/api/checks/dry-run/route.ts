import { answerEdit } from '@/lib/server/edit/answer-edit'
import { tryDocuments } from '@/lib/server/edit/try-documents'

/** What the API server says of the documents of a text; nothing is written. */
export function POST(request: Request): Promise<Response> {
  return answerEdit(request, { route: '/api/checks/dry-run', turn: 'plan' }, tryDocuments)
}
