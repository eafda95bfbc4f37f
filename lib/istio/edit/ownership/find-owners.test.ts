import type { Json } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyJson } from '../testing/any-json'
import { findFieldManagers } from './field-managers'
import { findOwners } from './find-owners'

const labelled = (labels: Json): Json => ({ metadata: { labels } })
const annotated = (annotations: Json): Json => ({ metadata: { annotations } })
const managed = (manager: string, fieldsV1: Json, more: Readonly<Record<string, Json>> = {}): Json => ({
  metadata: { managedFields: [{ manager, operation: 'Update', time: '2026-01-05T12:00:00Z', fieldsV1, ...more }] },
})
const HTTP: Json = { 'f:spec': { 'f:http': {} } }
const WEIGHT = '/spec/http/0/route/0/weight'

describe('who owns an object', () => {
  it.each<[string, Json, readonly unknown[]]>([
    [
      'an Argo CD application by its tracking id',
      annotated({ 'argocd.argoproj.io/tracking-id': 'shop:networking.istio.io/VirtualService:a/b' }),
      [['argo-cd', 'shop', 'warn']],
    ],
    [
      'an Argo CD application by its label',
      labelled({ 'argocd.argoproj.io/instance': 'shop' }),
      [['argo-cd', 'shop', 'warn']],
    ],
    ['Argo CD by who set the field', managed('argocd-controller', HTTP), [['argo-cd', 'argocd-controller', 'warn']]],
    ['a Kustomization of Flux', labelled({ 'kustomize.toolkit.fluxcd.io/name': 'apps' }), [['flux', 'apps', 'warn']]],
    [
      'a Helm release',
      {
        metadata: {
          labels: { 'app.kubernetes.io/managed-by': 'Helm' },
          annotations: { 'meta.helm.sh/release-name': 'r' },
        },
      },
      [['helm', 'r', 'warn']],
    ],
    [
      'a Helm release of Flux, as Flux',
      { metadata: { labels: { 'helm.toolkit.fluxcd.io/name': 'f', 'app.kubernetes.io/managed-by': 'Helm' } } },
      [['flux', 'f', 'warn']],
    ],
    [
      'a controller',
      { metadata: { ownerReferences: [{ kind: 'Canary', name: 'c', controller: true }] } },
      [['controller', 'Canary c', 'block']],
    ],
    ['Flagger, of the routes it shifts', managed('flagger', HTTP), [['rollout', 'flagger', 'block']]],
    [
      'a file that was applied',
      annotated({ 'kubectl.kubernetes.io/last-applied-configuration': '{}' }),
      [['file', '', 'note']],
    ],
    ['an instance of something', labelled({ 'app.kubernetes.io/instance': 'i' }), [['file', 'i', 'note']]],
    ['nobody, when another owns it in another place', managed('flagger', { 'f:spec': { 'f:hosts': {} } }), []],
    ['nobody, when an owner does not control it', { metadata: { ownerReferences: [{ kind: 'A', name: 'b' }] } }, []],
    ['nobody', {}, []],
  ])('is %s', (_, object, owners) => {
    expect(findOwners(object, [WEIGHT]).map(({ kind, name, treatment }) => [kind, name, treatment])).toEqual(owners)
  })

  it('says that Flux is paused', () => {
    const object: Json = {
      metadata: {
        labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' },
        annotations: { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' },
      },
    }
    expect(findOwners(object, [])).toEqual([{ kind: 'flux', name: 'apps', treatment: 'warn', paused: true }])
  })

  it('reads any object without failing', () => {
    fc.assert(
      fc.property(anyJson(), (metadata) => {
        expect(findOwners({ metadata }, [WEIGHT])).toBeInstanceOf(Array)
      }),
    )
  })
})

describe('who set a field', () => {
  const owner = [{ manager: 'm', at: '2026-01-05T12:00:00Z', operation: 'Update' }]
  it.each<[string, Json, string, readonly unknown[]]>([
    ['a place inside of a list that is one field', managed('m', HTTP), WEIGHT, owner],
    [
      'what holds a field of it',
      managed('m', { 'f:metadata': { 'f:labels': { '.': {}, 'f:a/b': {} } } }),
      '/metadata/labels',
      owner,
    ],
    [
      'a key with a slash',
      managed('m', { 'f:metadata': { 'f:labels': { 'f:a/b': {} } } }),
      '/metadata/labels/a~1b',
      owner,
    ],
    [
      'an item of a list that is a map',
      managed('m', { 'f:spec': { 'f:listeners': { 'k:{"name":"x"}': { 'f:port': {} } } } }),
      '/spec/listeners/0/port',
      owner,
    ],
    ['not a field beside it', managed('m', { 'f:spec': { 'f:hosts': {} } }), WEIGHT, []],
    ['not the status', managed('m', { 'f:spec': { 'f:http': {} } }, { subresource: 'status' }), WEIGHT, []],
  ])('owns %s', (_, object, pointer, managers) => {
    expect(findFieldManagers(object, [pointer])).toEqual(managers)
  })
})
