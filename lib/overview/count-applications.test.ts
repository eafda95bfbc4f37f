import { clusterFacts, meshFacts, workload } from '@/lib/graph/testing/facts'
import type { ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import { buildApplicationRows } from '@/lib/lists/build-application-rows'
import { describe, expect, it } from 'vitest'
import { countApplications } from './count-applications'
import { requests, summaryOf, thing } from './testing/things'

const FACTS = meshFacts({
  clusters: [clusterFacts({ workloads: [workload('web-v1'), workload('cart-v1'), workload('idle-v1')] })],
})

function count(...given: readonly ThingSummary[]) {
  const things = summaryOf(...given)
  return countApplications(buildApplicationRows({ facts: FACTS, things }), things)
}

describe('the applications in one glance', () => {
  it('are counted by health, with what comes in and goes out', () => {
    const web = thing('app', 'web', { traffic: { in: [requests(3)], out: [requests(2)], p95Ms: null } })
    const cart = thing('app', 'cart', { status: 'failure', traffic: { in: [requests(2, 2)], out: [], p95Ms: null } })
    const idle = thing('app', 'idle', { status: 'not-rated', traffic: { in: [], out: [], p95Ms: null } })
    expect(count(web, cart, idle, thing('workload', 'web-v1'))).toMatchObject({
      health: { healthy: 1, failure: 1, 'not-rated': 1, degraded: 0 },
      total: 3,
      inRate: 5,
      outRate: 2,
      quiet: 1,
    })
  })

  it('are those of the list that are asked for themselves: what is no node, as a waypoint, is none', () => {
    expect(count(thing('app', 'web'))).toMatchObject({ total: 1, health: { healthy: 1, 'not-rated': 0 } })
  })

  it('have rates that are not known where nobody could be asked, which is not zero', () => {
    const unknown = ['web', 'cart', 'idle'].map((name) => thing('app', name, { status: 'not-known', traffic: null }))
    expect(count(...unknown)).toMatchObject({ inRate: null, outRate: null, quiet: null, health: { 'not-known': 3 } })
  })
})
