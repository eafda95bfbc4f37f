import { expect, it } from 'vitest'
import { defineSubsets } from './define-subsets'
import { missingSubsets } from './missing-subsets'
import { routingObject, routingOf } from './testing/routing-of'

const KIND = 'destinationrules.networking.istio.io'
const missing = missingSubsets({ spec: { http: [{ mirror: { host: 'reviews', subset: 'v2' } }] } }, routingOf())

it('adds a subset behind those of the rule, and leaves the rest as it stands', () => {
  const rule = routingObject(KIND, {}, { text: 'spec:\n  host: reviews # ours\n  subsets:\n  - name: v1\n' })
  const wide = routingObject(KIND, {}, { name: 'wide', through: { by: 'host', host: '*.local' } })
  expect(defineSubsets(routingOf({ objects: [wide, rule] }), missing)).toEqual([
    {
      action: 'update',
      kind: KIND,
      namespace: 'bookinfo',
      name: 'reviews',
      before: rule.text,
      after: `${rule.text}  - name: v2\n    labels:\n      version: v2\n`,
    },
  ])
})

it('makes a rule where none is, and nothing where nothing is missing', () => {
  const [made] = defineSubsets(routingOf(), missing)
  expect(made?.action).toBe('create')
  expect(made?.after).toContain('spec:\n  host: reviews\n  subsets:\n  - name: v2\n')
  expect(defineSubsets(routingOf(), [])).toEqual([])
})
