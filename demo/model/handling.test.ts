import { modelHarness } from '../testing/model-harness'
import { readHandling } from './handling'
import { readMirrorShare } from './mirrors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const share = fc.oneof(fc.double(), fc.constantFrom(0, 100, -1, 1e308, '50', null))
const duration = fc.oneof(fc.constantFrom('0s', '-1s', '1ns', '5s', '99999h', 'soon', '', 3), fc.string())
const block = fc.record(
  {
    timeout: duration,
    retries: fc.record(
      { attempts: fc.oneof(fc.integer(), fc.double()), perTryTimeout: duration, retryOn: fc.string() },
      { requiredKeys: [] },
    ),
    fault: fc.record(
      {
        delay: fc.record(
          { fixedDelay: duration, percent: share, percentage: fc.record({ value: share }) },
          { requiredKeys: [] },
        ),
        abort: fc.record(
          { httpStatus: fc.integer(), grpcStatus: fc.string(), percentage: fc.anything() },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
    mirror: fc.anything(),
    mirrors: fc.array(fc.record({ destination: fc.anything(), percentage: fc.record({ value: share }) })),
    mirrorPercentage: fc.anything(),
  },
  { requiredKeys: [] },
)

describe('whatever a route says', () => {
  it('is read as shares between 0 and 1, limits above 0 and a number of tries that can be made', () => {
    fc.assert(
      fc.property(fc.oneof(block, fc.anything()), (written) => {
        const { fault, timeoutMs, retries, mirrors } = readHandling(written, 'bookinfo')
        const shares = [fault?.delayShare ?? 0, fault?.abortShare ?? 0, ...mirrors.map((mirror) => mirror.share)]
        expect(shares.filter((one) => !(one >= 0 && one <= 1))).toEqual([])
        expect([timeoutMs, retries.perTryMs].filter((ms) => !(ms > 0))).toEqual([])
        expect(retries.tries).toBeGreaterThanOrEqual(1)
        expect(retries.tries).toBeLessThanOrEqual(26)
      }),
    )
  })

  it('leaves a mesh whose rates and times are numbers', () => {
    const mesh = modelHarness()
    fc.assert(
      fc.property(block, (written) => {
        const http = [{ ...written, route: [{ destination: { host: 'reviews' } }] }]
        mesh.objects.apply('networking.istio.io/v1 VirtualService', 'bookinfo/reviews', { hosts: ['reviews'], http })
        mesh.model.settle()
        const wrong = [...mesh.model.plan.flows.values()].filter(({ rates, traits }) => {
          const isRate = rates.every((rate) => Number.isFinite(rate) && rate >= 0)
          return !isRate || !Number.isFinite(traits.latency.meanMs) || traits.latency.meanMs < 0
        })
        expect(wrong.map(({ labels, rates, traits }) => [labels.code, labels.flags, rates, traits])).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

it.each([
  [{}, 1],
  [{ percent: 40 }, 0.4],
  [{ percent: 400 }, 1],
  [{ fraction: { numerator: 5 } }, 0.05],
  [{ fraction: { numerator: 1, denominator: 3 } }, 1 / 3],
  [{ fraction: { numerator: 1, denominator: 0 } }, 0],
  [{ fraction: { numerator: -1 } }, 0],
])('a filter of the Gateway API that says %j copies a share of %f', (filter, expected) => {
  expect(readMirrorShare(filter)).toBeCloseTo(expected, 9)
})
