import { type Status, STATUSES } from '@/lib/graph/model'
import type { ToleranceOrigin } from './choose-tolerances'
import type { RateHealth } from './rate-health'
import type { ReplicaHealth } from './replica-health'
import { worstStatus } from './worst-status'

/** Worst first; `not-known`: what would tell did not answer, `not-rated`: there is nothing to rate. */
export const HEALTH_STATUSES = [...STATUSES, 'not-known', 'not-rated'] as const
export type HealthStatus = (typeof HEALTH_STATUSES)[number]

export interface HealthItem {
  /** `member`: one of the things that a namespace holds. */
  readonly subject: 'requests' | 'replicas' | 'member'
  readonly status: HealthStatus
  /** Always with the fraction: *3 of 3 inbound requests failed (HTTP 500) in 5m; failure from 10 %*. */
  readonly text: string
  /** The rule that decided and who set it; null where no rule did. */
  readonly rule: { readonly text: string; readonly origin: ToleranceOrigin } | null
}

/** The health of one thing, with everything that it rests on (product.md, section 4). */
export interface HealthSummary {
  readonly status: HealthStatus
  /** 0 to 1, of the rule that decided. */
  readonly errorRatio: number
  readonly items: readonly HealthItem[]
}

export interface HealthParts {
  /** Null: nothing that a rule is about; the text then says why. */
  readonly requests: RateHealth | null | { readonly unknown: string }
  readonly whyNotRated: string
  readonly origin: ToleranceOrigin
  /** Null: the thing has no replicas of its own, or they are not those of the window. */
  readonly replicas: ReplicaHealth | null | { readonly unknown: string }
}

/** Puts what is known together: the worst of what is rated, and not known only where nothing else is. */
export function summariseHealth({ requests, whyNotRated, origin, replicas }: HealthParts): HealthSummary {
  const items: HealthItem[] = [requestItem(requests, whyNotRated, origin)]
  if (replicas !== null) items.push(replicaItem(replicas))
  return {
    status: mergeStatuses(items.map(({ status }) => status)),
    errorRatio: requests === null || 'unknown' in requests ? 0 : requests.errorRatio,
    items,
  }
}

/** The worst that is rated; without any, not known before not rated. */
export function mergeStatuses(statuses: readonly HealthStatus[]): HealthStatus {
  const rated = statuses.filter((status): status is Status => status !== 'not-known' && status !== 'not-rated')
  return worstStatus(rated) ?? (statuses.includes('not-known') ? 'not-known' : 'not-rated')
}

function requestItem(requests: HealthParts['requests'], why: string, origin: ToleranceOrigin): HealthItem {
  const subject = 'requests'
  if (requests === null) return { subject, status: 'not-rated', text: why, rule: null }
  if ('unknown' in requests) return { subject, status: 'not-known', text: requests.unknown, rule: null }
  const { status, reason, rule } = requests
  return { subject, status, text: reason, rule: { text: rule, origin } }
}

function replicaItem(replicas: NonNullable<HealthParts['replicas']>): HealthItem {
  const subject = 'replicas'
  if ('unknown' in replicas) return { subject, status: 'not-known', text: replicas.unknown, rule: null }
  return { subject, status: replicas.status, text: replicas.reason, rule: null }
}
