import type { KubeObject } from '../kube-object'
import type { ApiFailure } from './api-failure'
import { resourceType } from './resource-types'
import { fieldMatcher, labelMatcher } from './selectors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const pod: KubeObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'ns', labels: { app: 'reviews', version: 'v1', 'a.b/c': '', size: '7' } },
  spec: { nodeName: 'node-a' },
  status: { phase: 'Running' },
}
const pods = resourceType('pods')
if (pods === undefined) throw new Error('no pods')

describe('label selectors', () => {
  it.each([
    ['', true],
    ['app=reviews', true],
    ['app == reviews', true],
    ['app=ratings', false],
    ['app!=reviews', false],
    ['none!=x', true],
    ['app', true],
    ['!app', false],
    ['! none', true],
    ['none', false],
    ['constructor', false],
    ['!constructor', true],
    ['app in (ratings, reviews)', true],
    ['app in (ratings)', false],
    ['app notin (ratings)', true],
    ['none notin (x)', true],
    ['none in (x)', false],
    ['a.b/c=', true],
    ['a.b/c in ()', true],
    ['size>6', true],
    ['size < 7', false],
    ['none>1', false],
    ['app in (reviews,x),version=v1,!none', true],
    ['app in (reviews,x),version=v2', false],
  ])('%j selects: %s', (selector, expected) => {
    expect(labelMatcher(selector)(pod)).toBe(expected)
  })

  it.each(['app in reviews', '=x', 'a b', 'app=(x)', 'app in (x', '__proto__=x', 'app=rev iews', ',', 'x>y'])(
    '%j is refused with 400',
    (selector) => {
      expect(statusOf(() => labelMatcher(selector))).toBe(400)
    },
  )

  it('any text either selects or is refused', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const status = statusOf(() => labelMatcher(text)(pod))
        return status === undefined || status === 400
      }),
    )
  })
})

describe('field selectors', () => {
  it.each([
    ['metadata.name=p', true],
    ['metadata.namespace!=ns', false],
    ['spec.nodeName==node-a,status.phase=Running', true],
    ['status.phase=Failed', false],
  ])('%j selects: %s', (selector, expected) => {
    expect(fieldMatcher(pods, selector)(pod)).toBe(expected)
  })

  it.each(['spec.hostname=x', 'metadata.name', '__proto__.x=1'])('%j is refused with 400', (selector) => {
    expect(statusOf(() => fieldMatcher(pods, selector))).toBe(400)
  })
})

function statusOf(act: () => unknown): number | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return (error as ApiFailure).body.code
  }
}
