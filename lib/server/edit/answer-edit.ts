import 'server-only'
import { requireUser } from '@/lib/server/access/require-user'
import { takeTurn, type TurnKind } from '@/lib/server/access/write-turns'
import { answer } from '@/lib/server/http/answer'
import { postedJson } from '@/lib/server/http/posted-json'
import type { EditContext } from './edit-context'

/**
 * Answers one posted request of the safe edit: who asks, the body, and the user's turn, in this order.
 *
 * @param route the path as it stands in `app/`
 */
export function answerEdit(
  request: Request,
  { route, turn }: { readonly route: string; readonly turn: TurnKind },
  work: (context: EditContext, body: unknown) => Promise<unknown>,
): Promise<Response> {
  return answer(request, route, async ({ signal, requestId }) => {
    const user = await requireUser()
    const body = await postedJson(request)
    takeTurn(user, turn)
    return work({ user, signal, requestId, undoOf: null }, body)
  })
}
