import 'server-only'
import type { User } from '@/lib/access/user'
import { PharosError } from '@/lib/ports/pharos-error'
import { getConfig } from '@/lib/server/process/config'
import { processWide } from '@/lib/std/process-wide'
import type { ApplyRequest } from '@/lib/url/edit-types'
import { LRUCache } from 'lru-cache'
import { openPlan, type Plan } from './plan-seal'

/** More plans than one process can have applied within their time. */
const MAX_USED = 10_000

/**
 * The plan of a request, used up by it: made here, for this user, not too long ago, for the preview that was shown, and with
 * everything accepted that it needs.
 *
 * @throws PharosError `bad_request` with `reason`
 */
export function takePlan(user: User, request: Required<ApplyRequest>): Plan {
  const used = processWide(
    'used-plans',
    () => new LRUCache<string, true>({ max: MAX_USED, ttl: getConfig().edit.plan_ttl * 1000 }),
  )
  const plan = openPlan(request.plan)
  if (plan?.user !== `${user.strategy}/${user.name}`) {
    throw refused('unknown', 'This is no plan of yours. Preview the change again.')
  }
  if (Date.now() > plan.expiresMs) throw refused('expired', 'The preview is too old. Preview the change again.')
  if (plan.preview !== request.preview) throw refused('preview', 'Another preview was shown than that of this plan.')
  if (used.has(plan.id)) throw refused('used', 'This plan has been used already.')
  if (plan.needs.errors && request.accept.errors !== true) {
    throw refused('errors', 'The change brings errors. They have to be accepted to apply it.')
  }
  if (plan.needs.managed && request.accept.managed !== true) {
    throw refused('managed', 'Something else manages this object. That has to be accepted to apply the change.')
  }
  used.set(plan.id, true)
  return plan
}

function refused(reason: string, message: string): PharosError {
  return new PharosError('bad_request', message, { parameter: 'plan', reason })
}
