import { describe, expect, it } from 'vitest'
import { trimUnwatched } from './trim-unwatched'

const METADATA = { name: 'n', uid: 'u', annotations: { a: 'b' }, managedFields: [] }

describe('trimUnwatched', () => {
  it('keeps of a definition its kind and which versions are served and stored', () => {
    const versions = [{ name: 'v1', served: true, storage: true, schema: {} }, 5]
    const spec = { group: 'g', names: { kind: 'K', plural: 'ks' }, versions }
    const status = { storedVersions: ['v1'], conditions: [] }
    expect(
      trimUnwatched('customresourcedefinitions.apiextensions.k8s.io', { metadata: METADATA, spec, status }),
    ).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'n', annotations: {} },
      spec: { group: 'g', names: { kind: 'K' }, versions: [{ name: 'v1', served: true, storage: true }] },
      status: { storedVersions: ['v1'] },
    })
  })

  it('keeps of a webhook whom it asks and trusts, and for what', () => {
    const clientConfig = { service: { name: 's' }, caBundle: 'x' }
    const webhooks = [{ name: 'w', clientConfig, failurePolicy: 'Fail', objectSelector: {}, rules: [] }]
    expect(
      trimUnwatched('mutatingwebhookconfigurations.admissionregistration.k8s.io', { metadata: METADATA, webhooks }),
    ).toMatchObject({ webhooks: [{ name: 'w', clientConfig, failurePolicy: 'Fail', objectSelector: {} }] })
  })

  it.each([[null], [5], [{}], [{ metadata: 5 }]])('makes nothing of %j', (wire) => {
    expect(trimUnwatched('nodes', wire)).toBeUndefined()
  })
})
