import { describe, expect, it } from 'vitest'
import { createToleranceChooser } from './choose-tolerances'
import { rateHealth } from './rate-health'
import { replicaHealth } from './replica-health'
import { type HealthStatus, mergeStatuses, summariseHealth } from './summarise-health'

const failing = rateHealth(
  [
    {
      protocol: 'http',
      direction: 'inbound',
      codes: new Map([
        ['200', 9],
        ['500', 1],
      ]),
    },
  ],
  createToleranceChooser([])({ namespace: 'shop', kind: 'service', name: 'cart', annotation: null }).tolerances,
  60,
)
const allThere = replicaHealth([{ name: 'cart', desired: 2, current: 2, available: 2, syncedProxies: null }])
const common = { whyNotRated: 'No traffic in 1m', origin: 'standard' } as const

describe('the health of a thing', () => {
  it('is the worst of its parts, each with its fraction and the rule that decided', () => {
    const health = summariseHealth({ ...common, requests: failing, replicas: allThere })
    expect(health).toEqual({
      status: 'failure',
      errorRatio: 0.1,
      items: [
        {
          subject: 'requests',
          status: 'failure',
          text: '60 of 600 inbound requests failed (HTTP 500) in 1m; failure from 10 %',
          rule: { text: 'http 5XX: degraded above 0 %, failure from 10 %', origin: 'standard' },
        },
        { subject: 'replicas', status: 'healthy', text: '2 of 2 replicas of cart available', rule: null },
      ],
    })
  })

  it('says why nothing is rated, and that a part is not known without calling it healthy', () => {
    const quiet = summariseHealth({ ...common, requests: null, replicas: null })
    expect(quiet).toMatchObject({ status: 'not-rated', items: [{ status: 'not-rated', text: 'No traffic in 1m' }] })
    const unknown = { unknown: 'Prometheus did not answer' }
    expect(summariseHealth({ ...common, requests: unknown, replicas: null }).status).toBe('not-known')
    expect(summariseHealth({ ...common, requests: unknown, replicas: allThere })).toMatchObject({
      status: 'healthy',
      items: [{ status: 'not-known' }, { status: 'healthy' }],
    })
  })

  it.each<[readonly HealthStatus[], HealthStatus]>([
    [['healthy', 'failure', 'degraded'], 'failure'],
    [['not-known', 'degraded'], 'degraded'],
    [['not-ready', 'healthy'], 'not-ready'],
    [['not-rated', 'not-known'], 'not-known'],
    [['not-rated'], 'not-rated'],
    [[], 'not-rated'],
  ])('of %j is %s', (statuses, merged) => {
    expect(mergeStatuses(statuses)).toBe(merged)
  })
})
