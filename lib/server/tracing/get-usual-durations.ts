import 'server-only'
import { isVisibleIn } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { parseInstant } from '@/lib/graph/request/parse-instant'
import type { PharosError } from '@/lib/ports/pharos-error'
import { askDurations } from '@/lib/server/tracing/ask-durations'
import { getNow } from '@/lib/server/sources/get-now'
import { orThrow } from '@/lib/server/http/or-throw'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { toIso } from '@/lib/server/sources/source-states'
import { unixSeconds } from '@/lib/std/units'
import { MOST_WORKLOADS, USUAL_RANKS, USUAL_SECONDS, type UsualDurationsAnswer } from '@/lib/tracing/answers'
import { readDurations } from '@/lib/tracing/usual-durations'
import { badParameter } from '@/lib/url/bad-parameter'

const LONGEST_NAME = 253

/**
 * How long requests of some workloads took in the hour before a moment.
 *
 * @param query of `GET /api/traces/usual`: `workloads` (a comma list of `NAMESPACE/NAME`) and `at`.
 * @throws PharosError `bad_request` naming the parameter, or the metric store's failure. Of workloads that may not be seen nothing is
 *   told.
 */
export async function getUsualDurations(
  user: User,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<UsualDurationsAnswer> {
  refuseParameters(query, ['workloads', 'at'])
  const workloads = (query.get('workloads') ?? '').split(',').map(readWorkload)
  const wanted = parseInstant(query.get('at') ?? '')
  if (wanted === undefined) throw refused('at', 'unix seconds or RFC 3339')
  if (workloads.length > MOST_WORKLOADS) throw refused('workloads', `at most ${MOST_WORKLOADS} names`)
  const [now, visible] = await Promise.all([getNow(), visibleNamespaces(user)])
  const allowed = orThrow(visible)
  const isVisible = (namespace: string): boolean => isVisibleIn(allowed, namespace)
  const at = unixSeconds(Math.min(wanted, now))
  const seen = workloads.filter(({ namespace }) => isVisible(namespace))
  const scope = { workloads: seen, windowSeconds: USUAL_SECONDS, apart: true, at }
  const answers = await askDurations(USUAL_RANKS, scope, signal)
  return {
    now: toIso(now),
    durations: answers === undefined ? null : readDurations(answers, isVisible),
  }
}

function readWorkload(text: string) {
  const [namespace = '', name = '', ...others] = text.split('/')
  if (isDnsLabel(namespace) && name !== '' && name.length <= LONGEST_NAME && others.length === 0) {
    return { namespace, name }
  }
  throw refused('workloads', 'a comma list of NAMESPACE/NAME')
}

function refused(parameter: string, expected: string): PharosError {
  return badParameter(parameter, `The parameter ${parameter} must be ${expected}.`)
}
