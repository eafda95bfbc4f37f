import { object } from '@/lib/mesh/testing/cluster-objects'
import type { Finding } from '@/lib/istio/checks/finding'
import type { JsonRecord } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeConfigObject } from './describe-config-object'
import { findReferences } from './references/find-references'
import { indexIncoming } from './references/incoming-references'
import { lookupOf, shopSnapshot } from './testing/lookup'

const KIND = 'virtualservices.networking.istio.io'
const GATEWAYS = 'gateways.networking.istio.io'
const SNAPSHOT = shopSnapshot({ [GATEWAYS]: [object('edge')] })
const LOOKUP = lookupOf(SNAPSHOT)
const SPEC = { hosts: ['web', 'gone.bank'], gateways: ['edge'], http: [{ route: [{ destination: { host: 'web' } }] }] }
const LIVE: JsonRecord = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: {
    name: 'web',
    namespace: 'shop',
    uid: 'u',
    generation: 2,
    labels: { 'argocd.argoproj.io/instance': 'apps' },
    managedFields: [
      { manager: 'istiod', operation: 'Update', subresource: 'status', time: '2026-01-05T12:00:00Z', fieldsV1: { 'f:status': {} } },
      { manager: 'kubectl-edit', operation: 'Update', time: '2026-01-05T13:00:00Z', fieldsV1: { 'f:spec': { 'f:http': {}, 'f:hosts': {} }, 'f:metadata': { 'f:labels': { '.': {}, 'f:a.b/c': {} } } } },
    ],
  },
  spec: SPEC,
  status: {
    conditions: [{ type: 'Reconciled', status: 'False', reason: 'R', message: 'M', observedGeneration: 1, lastTransitionTime: 'T' }],
    parents: [{ parentRef: { kind: 'Gateway', name: 'front' }, conditions: [{ type: 'Accepted', status: 'True' }] }],
    validationMessages: [{ type: { code: 'IST0101', name: 'ReferencedResourceNotFound' }, level: 'ERROR' }],
  },
} // prettier-ignore
const FINDING: Finding = {
  check: 'virtual-service/x', aliases: [], severity: 'error', aliasSeverity: {}, path: 'spec.http[0]', steps: ['spec', 'http', 0, 'gone'], message: 'M', vars: {}, references: [], referenceCount: 0, docs: '', fixes: [],
  object: { cluster: '', kindId: KIND, kind: 'VirtualService', group: '', namespace: 'shop', name: 'web' },
} // prettier-ignore
const NOBODY = indexIncoming([])

function told(live: JsonRecord, visible: '*' | readonly string[] = '*', incoming = NOBODY) {
  const read = { kind: KIND, object: live, now: '2026-01-05T14:00:00Z', cluster: 'east' } as const
  return describeConfigObject(read, { lookup: LOOKUP, incoming, visible, findings: [FINDING] })
}

describe('an object', () => {
  const answer = told(LIVE)

  test('is a text without its status and its writers, which are told beside it', () => {
    expect(answer.text).toContain('host: web')
    expect(answer.text).not.toMatch(/managedFields|status|observedGeneration/)
    expect(answer.statusText).toContain('Reconciled')
  })

  test('has its conditions, those of its parents, and what istiod says; what speaks of an older generation is marked', () => {
    expect(answer.conditions.map(({ about, type, outdated }) => [about, type, outdated])).toEqual([
      ['', 'Reconciled', true],
      ['Gateway front', 'Accepted', false],
    ])
    expect(answer.istiod).toEqual({
      reconciled: 'older',
      message: 'M',
      observedGeneration: 1,
      messages: [{ code: 'IST0101', name: 'ReferencedResourceNotFound', level: 'ERROR', count: 1 }],
    })
  })

  test('tells who set which fields, the newest first', () => {
    expect(answer.fieldOwners.map(({ manager, subresource, paths }) => [manager, subresource, paths])).toEqual([
      ['kubectl-edit', '', ['spec.http', 'spec.hosts', "metadata.labels['a.b/c']"]],
      ['istiod', 'status', ['status']],
    ])
    expect(answer.owners).toMatchObject([{ kind: 'argo-cd', name: 'apps' }])
  })

  test('has findings with the line of the nearest thing that is there', () => {
    const [finding] = answer.findings ?? []
    expect(answer.text.split('\n')[(finding?.line ?? 0) - 1]).toMatch(/^\s*- route:/)
  })

  test('leaves out what lies in namespaces that may not be seen', () => {
    expect(told(LIVE).pointsTo.map(({ name }) => name)).toContain('gone')
    const limited = told(LIVE, ['shop'])
    expect(limited.pointsTo.map(({ name }) => name)).not.toContain('gone')
    expect(limited.limited).toBe(true)
  })
})

test('an object is told who points to it', () => {
  const references = findReferences(KIND, { namespace: 'shop', name: 'web', spec: SPEC }, LOOKUP)
  const incoming = indexIncoming([{ kind: KIND, namespace: 'shop', name: 'web', references }])
  expect(incoming({ to: GATEWAYS, namespace: 'shop', name: 'edge' })).toEqual([
    { kind: KIND, namespace: 'shop', name: 'web', by: 'gateway', path: 'spec.gateways[0]', state: 'found' },
  ])
  expect(incoming({ to: GATEWAYS, namespace: 'bank', name: 'edge' })).toEqual([])
})

test('whatever the API server answers, something is told of it', () => {
  const json = fc.jsonValue()
  fc.assert(
    fc.property(json, json, json, (metadata, spec, status) => {
      expect(typeof told({ metadata, spec, status } as JsonRecord).text).toBe('string')
    }),
  )
})
