import { describe, expect, test } from 'vitest'
import { readWebhooks } from './read-webhooks'

const configuration = (name: string, webhooks: readonly unknown[], labels: object = {}, kind = 'Mutating') => ({
  kind: `${kind}WebhookConfiguration`,
  metadata: { name, labels },
  webhooks,
})
const service = { name: 'istiod', namespace: 'istio-system', path: '/inject' }

describe('webhooks of istiod', () => {
  test('are read with whom they ask and whom they trust', () => {
    const webhook = { name: 'rev.namespace.sidecar-injector.istio.io', failurePolicy: 'Fail', clientConfig: { service, caBundle: btoa('PEM') } } // prettier-ignore
    const labels = { 'istio.io/rev': 'canary', 'istio.io/tag': 'prod', app: 'sidecar-injector' }
    expect(readWebhooks([configuration('istio-revision-tag-prod', [webhook], labels)])).toEqual([
      {
        kind: 'injector',
        configuration: 'istio-revision-tag-prod',
        name: 'rev.namespace.sidecar-injector.istio.io',
        revision: 'canary',
        tag: 'prod',
        failurePolicy: 'Fail',
        service: { namespace: 'istio-system', name: 'istiod', port: 443 },
        url: null,
        authority: 'PEM',
      },
    ])
  })

  test('those of others are left out, and validators told from injectors', () => {
    const found = readWebhooks([
      configuration('cert-manager', [{ name: 'webhook.cert-manager.io' }]),
      configuration('istio-validator', [{ name: 'rev.validation.istio.io' }], {}, 'Validating'),
      configuration('mine', [{ name: 'a' }], { 'istio.io/rev': 'default' }),
    ])
    expect(found.map(({ kind, name }) => [kind, name])).toEqual([
      ['injector', 'a'],
      ['validator', 'rev.validation.istio.io'],
    ])
  })

  test('what has another shape reads as absent', () => {
    const webhook = { name: 'x.istio.io', failurePolicy: 5, clientConfig: { service: { name: 'istiod' }, url: 5, caBundle: '%%' } } // prettier-ignore
    expect(readWebhooks([configuration('odd', [webhook, 5, null]), 5, null, { kind: 'Pod' }, {}])).toEqual([
      expect.objectContaining({ failurePolicy: null, service: null, url: null, authority: null, revision: null }),
    ])
  })
})
