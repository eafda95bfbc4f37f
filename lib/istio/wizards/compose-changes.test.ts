import { expect, it } from 'vitest'
import { composeChanges } from './compose-changes'
import { newTarget } from './new-target'
import { routingObject, routingOf } from './testing/routing-of'

const ROUTES = 'virtualservices.networking.istio.io'
const RULES = 'destinationrules.networking.istio.io'
const routing = routingOf()
const made = newTarget(ROUTES, routing)

it('changes an object, and adds the subset that it names behind those of the rule', () => {
  const rule = routingObject(RULES, {}, { text: 'spec:\n  host: reviews # ours\n  subsets:\n  - name: v1\n' })
  const text = made.text.replace('host: reviews', 'host: reviews\n        subset: v2')
  const changes = composeChanges(routingOf({ objects: [rule] }), [
    { target: { ...made, isNew: false }, before: made.text, text },
  ])
  expect(changes).toEqual([
    {
      action: 'update',
      kind: RULES,
      namespace: 'bookinfo',
      name: 'reviews',
      before: rule.text,
      after: `${rule.text}  - name: v2\n    labels:\n      version: v2\n`,
    },
    { action: 'update', kind: ROUTES, namespace: 'bookinfo', name: 'reviews', before: made.text, after: text },
  ])
})

it('makes a new object under the name that its text says', () => {
  const text = made.text.replace('name: reviews', 'name: ours')
  expect(composeChanges(routing, [{ target: { ...made, isNew: true }, before: made.text, text }])).toEqual([
    { action: 'create', kind: ROUTES, namespace: 'bookinfo', name: 'ours', after: text },
  ])
})

it('makes nothing of what is no object', () => {
  expect(composeChanges(routing, [{ target: { ...made, isNew: true }, before: '', text: 'a: [' }])).toBeUndefined()
})
