import type { Json } from '@/lib/std/json'
import { expect, it } from 'vitest'
import { duplicateRule, insertRule, moveRule, removeRule } from './change-rules'

const KIND = 'virtualservices.networking.istio.io'
const route = [{ destination: { host: 'a' }, weight: 0 }]
const object: Json = { spec: { hosts: ['a'], http: [{ name: 'one', route, timeout: '1s' }, { name: 'two' }] } }
const rulesOf = (http: Json): Json => ({ spec: { hosts: ['a'], http } })

it.each<[string, Json, Json]>([
  [
    'a new rule sends where the one beside it sends',
    insertRule(KIND, object, 0, { name: 'one', route, timeout: '1s' }),
    rulesOf([{ route }, { name: 'one', route, timeout: '1s' }, { name: 'two' }]),
  ],
  [
    'a new rule after the last',
    insertRule(KIND, object, 2, { name: 'two' }),
    rulesOf([{ name: 'one', route, timeout: '1s' }, { name: 'two' }, {}]),
  ],
  ['the first rule of all', insertRule(KIND, {}, 0, undefined), { spec: { http: [{}] } }],
  [
    'a rule of the Gateway API',
    insertRule('httproutes.gateway.networking.k8s.io', { spec: { rules: [] } }, 0, { backendRefs: [{ name: 'a' }] }),
    { spec: { rules: [{ backendRefs: [{ name: 'a' }] }] } },
  ],
  [
    'a copy stands behind its rule',
    duplicateRule(KIND, object, 1),
    rulesOf([{ name: 'one', route, timeout: '1s' }, { name: 'two' }, { name: 'two' }]),
  ],
  ['a rule moves', moveRule(KIND, object, 0, 1), rulesOf([{ name: 'two' }, { name: 'one', route, timeout: '1s' }])],
  ['a rule goes', removeRule(KIND, object, 0), rulesOf([{ name: 'two' }])],
])('%s', (_, changed, expected) => {
  expect(changed).toEqual(expected)
})
