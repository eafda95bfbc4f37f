import { answerEdit } from '@/lib/server/edit/answer-edit'
import { undoEdit } from '@/lib/server/edit/undo-edit'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

/** Shows what taking a change back would do; nothing is written. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerEdit(request, { route: '/api/edits/[id]/undo', turn: 'plan' }, async (context) =>
    undoEdit(context, (await params).id),
  )
}
