import { analyzeTexts } from '@/lib/istio/checks/source/analyze-text'
import { readYaml } from '@/lib/yaml/read-yaml'
import { describe, expect, it } from 'vitest'
import { CREATABLE_KINDS, exampleText } from '../examples/object-example'
import { POLICY_TEMPLATES, type PolicyTemplate } from '../examples/policy-templates'
import type { ObjectStart } from './object-start'
import { startText } from './start-text'

const POLICIES = 'authorizationpolicies.security.istio.io'
const MTLS = 'peerauthentications.security.istio.io'
const SELECTOR = { app: 'cart' }
const START: ObjectStart = {
  namespace: 'shop',
  workload: null,
  service: null,
  selector: null,
  targetsService: false,
  unselected: false,
  shared: [],
  taken: [],
  callers: [],
  callersUnknown: null,
}
const CALLERS = [{ principal: 'corp/ns/a/sa/b', workloads: ['b'] }]

function begin(
  kind: typeof POLICIES | typeof MTLS,
  start?: Partial<ObjectStart>,
  template: PolicyTemplate = 'allow-caller',
  caller: string | null = null,
) {
  const text = startText(kind, { start: start && { ...START, ...start }, template, caller }) ?? ''
  const reading = readYaml(text)
  return { text, object: reading.ok ? reading.value.value : undefined }
}

it.each(CREATABLE_KINDS)('without a place is the example of %s', (kind) => {
  expect(startText(kind, { start: undefined, template: 'allow-caller', caller: null })).toBe(
    exampleText(kind, 'default'),
  )
})

describe('a text at a place', () => {
  it('is about the namespace, without a selector', () => {
    const { object, text } = begin(MTLS, {})
    expect(object).toEqual({ apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name: 'default', namespace: 'shop' }, spec: { mtls: { mode: 'PERMISSIVE' } } }) // prettier-ignore
    expect(text).toContain('# STRICT refuses')
  })

  it('selects a workload, under a name that is free', () => {
    const { object } = begin(MTLS, { workload: 'cart-v1', selector: SELECTOR, taken: ['cart-v1', 'cart-v1-2'] })
    expect(object).toMatchObject({ metadata: { name: 'cart-v1-3' }, spec: { selector: { matchLabels: SELECTOR } } })
  })

  it('targets a service behind a waypoint', () => {
    const { object } = begin(POLICIES, { service: 'cart', targetsService: true })
    expect(object).toMatchObject({ metadata: { name: 'allow-cart' }, spec: { targetRefs: [{ group: '', kind: 'Service', name: 'cart' }] } }) // prettier-ignore
    expect(object).not.toHaveProperty('spec.selector')
  })

  it.each<[PolicyTemplate, string, object]>([
    ['allow-caller', 'allow-caller', { action: 'ALLOW', rules: [{ from: [{ source: { principals: ['corp/ns/a/sa/b'] } }] }] }], // prettier-ignore
    ['deny-requests', 'deny-requests', { action: 'DENY', rules: [{ to: [{ operation: { paths: ['/admin*'] } }] }] }],
    ['deny-all', 'deny-all', { action: 'ALLOW' }],
  ])('%s is such a policy of the namespace, which checks accept', (template, name, spec) => {
    const { object, text } = begin(POLICIES, { callers: CALLERS }, template)
    expect(object).toMatchObject({ metadata: { name, namespace: 'shop' }, spec })
    expect(object).not.toHaveProperty('spec.selector')
    const { findings, problems } = analyzeTexts([{ name: '', text }], { complete: [] })
    expect([problems, findings.filter(({ severity }) => severity === 'error')]).toEqual([[], []])
  })

  it('allows the caller who was chosen, else the first, else that of the example', () => {
    const principals = (callers: ObjectStart['callers'], caller: string | null) =>
      begin(POLICIES, { callers }, 'allow-caller', caller).text.split('principals:\n')[1]?.split('\n')[0]?.trim()
    expect(principals(CALLERS, 'corp/ns/c/sa/d')).toBe('- corp/ns/c/sa/d')
    expect(principals(CALLERS, null)).toBe('- corp/ns/a/sa/b')
    expect(principals([], null)).toBe('- cluster.local/ns/bookinfo/sa/bookinfo-productpage')
  })

  it.each(POLICY_TEMPLATES)('%s takes any name as text', (template) => {
    const [hostile, principal] = ['*a: {b}\n# "', 'x: &y\n- !!z']
    const { object } = begin(POLICIES, { namespace: '123', workload: hostile, selector: { 'a: b': 'yes' } }, template, principal) // prettier-ignore
    expect(object).toMatchObject({
      metadata: { name: expect.stringContaining(hostile) as string, namespace: '123' },
      spec: { selector: { matchLabels: { 'a: b': 'yes' } } },
    })
    expect(JSON.stringify(object).includes('!!z')).toBe(template === 'allow-caller')
  })
})
