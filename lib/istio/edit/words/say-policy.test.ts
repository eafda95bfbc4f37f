import { sayChange } from '@/lib/i18n/say-change'
import type { Json } from '@/lib/std/json'
import { describe, expect, it } from 'vitest'
import { describeChange } from './describe-change'

const policy = (spec: Json, namespace = 'bookinfo', kind = 'AuthorizationPolicy'): Json => ({
  kind,
  metadata: { name: 'p', namespace },
  spec,
})
const say = (before: Json | undefined, after: Json | undefined): readonly string[] =>
  describeChange(before, after, 'istio-system').map(sayChange)

const from = (...principals: readonly string[]): Json => ({ from: [{ source: { principals } }] })
const get: Json = { to: [{ operation: { methods: ['GET'] } }] }
const selector = { matchLabels: { app: 'details' } }
const ELSE = '; what no ALLOW policy allows there is denied'

describe('a policy that is made', () => {
  it.each<[string, Json, string]>([
    ['nothing', {}, 'now denies everything in bookinfo'],
    ['no rules', { action: 'ALLOW', rules: [] }, 'now denies everything in bookinfo'],
    ['pods', { selector }, 'now denies everything to app=details in bookinfo'],
    ['a target', { targetRefs: [{ kind: 'Service', name: 'a' }] }, 'now denies everything to Service a in bookinfo'],
    ['an empty rule', { rules: [get, {}] }, 'now allows every request in bookinfo'],
    ['a caller', { selector, rules: [from('a')] }, `now allows requests with principals a to app=details in bookinfo${ELSE}`], // prettier-ignore
    ['a caller and a method', { rules: [Object.assign({}, from('a', 'b'), get)] }, `now allows requests with principals a, b & methods GET in bookinfo${ELSE}`], // prettier-ignore
    ['several rules', { rules: [from('a'), get] }, `now allows requests with principals a | methods GET in bookinfo${ELSE}`], // prettier-ignore
    ['several sources, one of which is any', { rules: [{ from: [{ source: {} }, { source: { namespaces: ['a'] } }] }] }, 'now allows every request in bookinfo'], // prettier-ignore
    ['several operations', { action: 'DENY', rules: [{ to: [{ operation: { paths: ['/a'] } }, { operation: { ports: ['80'] } }] }] }, 'now denies requests with (paths /a | ports 80) in bookinfo'], // prettier-ignore
    ['a condition', { action: 'DENY', rules: [{ when: [{ key: 'request.headers[x]', values: ['a'], notValues: ['b'] }] }] }, 'now denies requests with request.headers[x] = a & request.headers[x] ≠ b in bookinfo'], // prettier-ignore
    ['DENY of all', { action: 'DENY', rules: [{}] }, 'now denies every request in bookinfo'],
    ['DENY without rules', { action: 'DENY' }, 'acts on no request: it has no rules'],
    ['AUDIT', { action: 'AUDIT', rules: [get] }, 'now marks for the audit requests with methods GET in bookinfo'],
    ['CUSTOM', { action: 'CUSTOM', provider: { name: 'opa' }, rules: [get] }, 'now has opa decide on requests with methods GET in bookinfo'], // prettier-ignore
    ['many callers', { rules: [from('a', 'b', 'c', 'd', 'e', 'f')] }, `now allows requests with principals a, b, c, d, … (+2) in bookinfo${ELSE}`], // prettier-ignore
  ])('says what it decides: %s', (_, spec, sentence) => {
    expect(say(undefined, policy(spec))).toEqual(['AuthorizationPolicy p is created', `Policy p ${sentence}`])
  })

  it('is about the whole mesh in the root namespace, but for what it targets there', () => {
    const last = (spec: Json) => say(undefined, policy(spec, 'istio-system')).at(-1)
    expect(last({})).toBe('Policy p now denies everything in the whole mesh')
    expect(last({ selector })).toBe('Policy p now denies everything to app=details in the whole mesh')
    expect(last({ targetRefs: [{ kind: 'Gateway', name: 'g' }] })).toBe(
      'Policy p now denies everything to Gateway g in istio-system',
    )
  })

  it.each<[string, Json]>([
    ['rules that are no list', { rules: 'x' }],
    ['an action that is none', { action: 'constructor' }],
  ])('says nothing of %s', (_, spec) => {
    expect(say(undefined, policy(spec))).toEqual(['AuthorizationPolicy p is created'])
  })
})

describe('a policy that changes', () => {
  it('says what its rules mean now, in place of their paths', () => {
    expect(say(policy({ rules: [from('a')] }), policy({ rules: [from('b')] }))).toEqual([
      `Policy p now allows requests with principals b in bookinfo${ELSE}`,
    ])
  })

  it('says what it decides where its action or its place changes', () => {
    expect(say(policy({ rules: [get] }), policy({ action: 'DENY', rules: [get] }))).toEqual([
      'spec.action added: "DENY"',
      'Policy p now denies requests with methods GET in bookinfo',
    ])
    expect(say(policy({ selector }), policy({}))).toEqual([
      'spec.selector removed',
      'Policy p now denies everything in bookinfo',
    ])
  })

  it('says paths of what the words leave out', () => {
    const odd = (x: string): Json => policy({ rules: [{ to: [{ operation: { methods: ['GET'], x } }] }] })
    expect(say(odd('a'), odd('b'))).toEqual(['spec.rules[0].to[0].operation.x: "a" → "b"'])
  })

  it('says what it no longer decides when it goes', () => {
    expect(say(policy({}), undefined)).toEqual([
      'AuthorizationPolicy p is deleted',
      'Policy p no longer denies everything in bookinfo',
    ])
    expect(say(policy({ rules: [get] }), undefined).at(-1)).toBe(
      'Policy p no longer allows requests with methods GET in bookinfo',
    )
  })
})

it('says the mode of a PeerAuthentication that comes or goes, and that of the root namespace is the mesh’s', () => {
  const mtls = (namespace: string): Json => policy({ mtls: { mode: 'STRICT' } }, namespace, 'PeerAuthentication')
  expect(say(undefined, mtls('bookinfo')).at(-1)).toBe('mTLS of bookinfo: UNSET → STRICT')
  expect(say(mtls('istio-system'), undefined).at(-1)).toBe('mTLS of the mesh: STRICT → UNSET')
})
