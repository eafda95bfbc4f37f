import type { Json } from '@/lib/std/json'
import { anyJson } from '@/lib/istio/edit/testing/any-json'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hiddenRules } from './hidden-rules'
import { warnRule } from './warn-rule'

it.each<[string, Json, readonly string[]]>([
  ['nothing is odd', { timeout: '3s', retries: { attempts: 3, perTryTimeout: '1s' } }, []],
  ['retries outlast it', { timeout: '2s', retries: { attempts: 3, perTryTimeout: '1s' } }, ['retriesOutlastTimeout']],
  ['there is no timeout', { timeout: '0s', retries: { attempts: 3, perTryTimeout: '1s' } }, []],
  ['times cannot be read', { timeout: 'soon', retries: { attempts: 3, perTryTimeout: '1s' } }, []],
  ['attempts are no whole number', { timeout: '1s', retries: { attempts: 1.5, perTryTimeout: '1s' } }, []],
  ['a delay hits nobody', { fault: { delay: { fixedDelay: '2s' } } }, ['delayHitsNobody']],
  ['an abort hits nobody', { fault: { abort: { percentage: {}, httpStatus: 500 } } }, ['abortHitsNobody']],
  ['a share is written in the old way', { fault: { delay: { percent: 10, fixedDelay: '2s' } } }, []],
  ['requests are copied', { mirrors: [{ destination: { host: 'a' } }] }, ['mirrorAddsLoad']],
  ['no request is copied', { mirrors: [] }, []],
  ['a filter copies requests', { filters: [{ type: 'RequestMirror', requestMirror: {} }] }, ['mirrorAddsLoad']],
])('warns where %s', (_, rule, expected) => {
  expect(warnRule(rule).map(({ id }) => id)).toEqual(expected)
})

const retriedCaller = (name: string, attempts: number) => ({
  caller: { namespace: 'shop', name },
  route: { namespace: 'shop', name: 'route' },
  attempts,
})

it.each<[string, Json, readonly number[], readonly number[]]>([
  ['a caller is retried too', { retries: { attempts: 3 } }, [2], [12]],
  ['several are', { retries: { attempts: 1 } }, [4, 2], [10, 6]],
  ['many are, of the first three', { retries: { attempts: 1 } }, [5, 4, 3, 2], [12, 10, 8]],
  ['nothing is sent again here', { retries: { attempts: 0 } }, [2], []],
  ['the rule does not say', { retries: {} }, [2], []],
  ['it cannot be read', { retries: { attempts: 2.5 } }, [2], []],
  ['no caller is', { retries: { attempts: 3 } }, [], []],
])('tells how tries multiply where %s', (_, rule, callers, tries) => {
  const retried = callers.map((attempts, i) => retriedCaller(`caller-${i}`, attempts))
  const warnings = warnRule(rule, retried)
  expect(warnings.map((warning) => (warning.id === 'retriesMultiply' ? warning.tries : warning.id))).toEqual(tries)
})

it('never fails', () => {
  fc.assert(
    fc.property(anyJson(), anyJson(), (a, b) => {
      warnRule({ fault: a, retries: b, timeout: '1s', mirrors: a, filters: b })
      expect(hiddenRules('virtualservices.networking.istio.io', { spec: { http: a } })).toBeInstanceOf(Map)
    }),
  )
})

it('finds the rules that a rule without conditions hides', () => {
  const object = { spec: { http: [{ match: [{ port: 80 }] }, {}, { match: [{ port: 81 }] }] } }
  expect([...hiddenRules('virtualservices.networking.istio.io', object)]).toEqual([
    [2, 'Rule 2 has no match and takes all requests, so this one gets none.'],
  ])
  expect(hiddenRules('httproutes.gateway.networking.k8s.io', { spec: { rules: [{}, {}] } }).size).toBe(0)
})
