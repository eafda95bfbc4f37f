import { modelHarness } from '../testing/model-harness'
import { generate } from '../world/generate'
import type { World, WorldOptions } from '../world/world'
import { FailureOdds } from './failure-odds'
import { failureShares } from './failure-shares'
import { describe, expect, it } from 'vitest'

const faulty = (options: WorldOptions): World =>
  generate({ ...options, services: 30, namespaces: 3, edges: 90, errorShare: 0.4 })

describe.each([1, 2, 3])('in a mesh where much fails (seed %i)', (seed) => {
  const mesh = modelHarness({ seed, make: faulty })
  for (const service of mesh.objects.list('services')) {
    const { namespace = '', name } = service.metadata
    const retries = { attempts: 2, perTryTimeout: '20ms', retryOn: '5xx,internal' }
    const fault = { delay: { fixedDelay: '1s', percent: 10 }, abort: { httpStatus: 500, percentage: { value: 10 } } }
    const http = [{ timeout: '40ms', retries, fault, route: [{ destination: { host: name } }] }]
    const spec = { hosts: [name], http }
    if (seed > 1) mesh.objects.apply('networking.istio.io/v1 VirtualService', `${namespace}/${name}`, spec)
  }
  mesh.model.settle()
  const { plan } = mesh.model
  const outcomes = plan.roots.flatMap(({ node }) => node.calls.map(({ outcome }) => outcome))

  it('a request goes well or has one first failure: the odds sum to 1', () => {
    let failing = 0
    for (const outcome of outcomes) {
      const odds = new FailureOdds()
      const failures = failureShares([{ outcome, share: 1 }], odds)
      const sum = failures.reduce((total, { failure }) => total + odds.of(failure, outcome), 0)
      expect(sum + odds.of('clear', outcome)).toBeCloseTo(1, 9)
      failing += failures.length
    }
    expect(failing).toBeGreaterThan(10)
  })

  it('one pass from the callers down gives the same shares as asking for each failure', () => {
    const odds = new FailureOdds()
    const roots = outcomes.map((outcome) => ({ outcome, share: 1 / outcomes.length }))
    for (const { failure, share } of failureShares(roots, odds)) {
      const each = outcomes.reduce((total, outcome) => total + odds.of(failure, outcome) / outcomes.length, 0)
      expect(share).toBeCloseTo(each, 9)
    }
  })
})
