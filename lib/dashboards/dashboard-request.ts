import { REQUEST_LIMITS } from '@/lib/graph/request/limits'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { QUANTILES, type QuantileName } from '@/lib/metrics/things/charts'
import { DEFAULT_QUANTILES, type ValueFilter } from '@/lib/metrics/things/metrics-request'
import type { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { parseDuration } from '@/lib/time/duration'
import { atParameter } from '@/lib/url/at-parameter'
import { badParameter } from '@/lib/url/bad-parameter'
import { durationParameter } from '@/lib/url/duration-parameter'

/** Whose pods: of a workload or of an application. */
export interface DashboardTarget {
  readonly kind: 'workload' | 'app'
  readonly namespace: string
  readonly name: string
}

export interface DashboardRequest {
  readonly target: DashboardTarget
  readonly durationSeconds: number
  /** Unix seconds, the end of the window. */
  readonly at: number
  /** By which of the labels of its charts lines are told apart; null: by all that a chart names. */
  readonly by: readonly string[] | null
  readonly values: readonly ValueFilter[]
  readonly quantiles: readonly QuantileName[]
  readonly average: boolean
  readonly stepSeconds: number | null
}

interface DashboardContext {
  /** Unix seconds of the metric store. */
  readonly now: number
  readonly defaultSeconds: number
}

const MAX_VALUES = 50
const NAMES = ['ns', 'workload', 'app', 'duration', 'at', 'by', 'val', 'q', 'avg', 'step'] as const

/**
 * Reads the query of `GET /api/dashboards/{name}`: `ns` with `workload` or `app`, and what metrics of things take.
 *
 * @returns or `bad_request`, whose `details.parameter` names the first bad one.
 */
export function parseDashboardRequest(
  query: URLSearchParams,
  { now, defaultSeconds }: DashboardContext,
): Result<DashboardRequest, PharosError> {
  const unknown = [...query.keys()].find((name) => !NAMES.some((known) => known === name))
  if (unknown !== undefined) return failed(badParameter(unknown, `There is no parameter ${unknown}.`))
  const twice = NAMES.find((name) => name !== 'val' && query.getAll(name).length > 1)
  if (twice !== undefined) return failed(badParameter(twice, `The parameter ${twice} is given more than once.`))
  const target = parseDashboardTarget(query)
  if (!target.ok) return target
  const duration = query.get('duration')
  const durationSeconds = duration === null ? defaultSeconds : durationParameter.parse(duration)
  if (durationSeconds === undefined) return expected('duration', durationParameter.expected)
  const asked = query.get('at')
  const step = REQUEST_LIMITS.nowStepSeconds
  const at = asked === null ? Math.floor(now / step) * step : atParameter.parse(asked, now)
  if (at === undefined) return expected('at', 'unix seconds or RFC 3339, not later than now')
  const q = query.get('q')
  const words = q === null ? DEFAULT_QUANTILES : q === 'none' ? [] : q.split(',')
  const quantiles = QUANTILES.filter((name) => words.includes(name))
  if (quantiles.length !== words.length) return expected('q', `none or a comma list of ${QUANTILES.join(', ')}`)
  const average = query.get('avg') ?? 'true'
  if (average !== 'true' && average !== 'false') return expected('avg', 'true or false')
  const values = query.getAll('val').map(readValue)
  const known = values.filter((value) => value !== undefined)
  if (known.length !== values.length || values.length > MAX_VALUES) {
    return expected('val', `LABEL=VALUE, at most ${MAX_VALUES} times`)
  }
  const asksStep = query.get('step')
  const stepSeconds = asksStep === null ? null : (parseDuration(asksStep) ?? 0)
  if (stepSeconds !== null && (stepSeconds < 1 || stepSeconds > REQUEST_LIMITS.maxDurationSeconds)) {
    return expected('step', 'a length of time such as 30s')
  }
  const by = query.get('by')?.split(',') ?? null
  return ok({
    target: target.value,
    durationSeconds,
    at: Math.floor(at),
    by,
    values: known,
    quantiles,
    average: average === 'true',
    stepSeconds,
  })
}

/** Reads `ns` with either `workload` or `app`. */
export function parseDashboardTarget(query: URLSearchParams): Result<DashboardTarget, PharosError> {
  const namespace = query.get('ns') ?? ''
  if (!isDnsLabel(namespace)) return expected('ns', 'the name of a namespace')
  const [workload, app] = [query.get('workload'), query.get('app')]
  if (workload !== null && app !== null) return expected('app', 'left out where workload is given')
  const name = workload ?? app ?? ''
  if (name === '' || name.length > REQUEST_LIMITS.nameLength) {
    return expected(
      workload === null && app !== null ? 'app' : 'workload',
      'the name of a workload, or app that of an application',
    )
  }
  return ok({ kind: workload === null ? 'app' : 'workload', namespace, name })
}

function readValue(text: string): ValueFilter | undefined {
  const equals = text.indexOf('=')
  if (equals < 1 || text.length > REQUEST_LIMITS.operationLength) return undefined
  return { id: text.slice(0, equals), value: text.slice(equals + 1) }
}

function expected(parameter: string, what: string): Result<never, PharosError> {
  return failed(badParameter(parameter, `The parameter ${parameter} must be ${what}.`))
}
