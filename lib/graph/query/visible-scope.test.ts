import { describe, expect, it } from 'vitest'
import type { MeshFacts } from '../facts'
import type { GraphRequest } from '../model'
import { clusterFacts, meshFacts, namespace } from '../testing/facts'
import { graphRequest } from '../testing/request'
import { forbiddenNamespace, mayRead, visibleScope } from './visible-scope'

const clusters = [
  clusterFacts({ namespaces: [namespace('shop'), namespace('bank')] }),
  clusterFacts({ name: 'west', namespaces: [namespace('shop'), namespace('farm')] }),
]
const SOME: MeshFacts = meshFacts({ clusters, access: { east: ['shop'], west: '*' } })
const listed = (...names: string[]): GraphRequest['scope'] => ({ kind: 'namespaces', names })

describe('visibleScope', () => {
  it('is whole only for the mesh and a user who may read everything', () => {
    const all = meshFacts({ clusters })
    expect(visibleScope(graphRequest({ scope: { kind: 'mesh' } }), all)).toMatchObject({ whole: true, filtered: false })
    expect(visibleScope(graphRequest({ scope: listed('shop') }), all)).toMatchObject({ whole: false, filtered: false })
    expect(visibleScope(graphRequest({ scope: { kind: 'mesh' } }), SOME)).toMatchObject({
      whole: false,
      filtered: true,
      names: ['farm', 'shop'],
    })
  })

  it('requests a namespace only in the clusters where it may be read', () => {
    const scope = visibleScope(graphRequest({ scope: listed('bank', 'shop') }), SOME)
    expect(scope.isRequested('west', 'bank')).toBe(true)
    expect(scope.isRequested('east', 'bank')).toBe(false)
    expect(scope.isRequested('east', 'shop')).toBe(true)
    expect(scope.isRequested('east', 'farm')).toBe(false)
    expect(scope.isRequested('unknown', 'shop')).toBe(false)
  })

  it('is narrowed by the cluster', () => {
    const scope = visibleScope(graphRequest({ scope: { kind: 'mesh' }, cluster: 'east' }), SOME)
    expect(scope.names).toEqual(['shop'])
    expect(scope.isRequested('west', 'shop')).toBe(false)
  })

  it('shows nothing when nothing is known of rights or clusters', () => {
    const nobody = meshFacts({ access: {} })
    expect(visibleScope(graphRequest({ scope: { kind: 'mesh' } }), nobody)).toMatchObject({ whole: false, names: [] })
    const blind = meshFacts({ clusters: [], access: {} })
    expect(visibleScope(graphRequest({ scope: { kind: 'mesh' } }), blind)).toMatchObject({ whole: false, names: [] })
  })

  it('takes rights for data, also under names that objects have by nature', () => {
    expect(mayRead({}, 'constructor', 'shop')).toBe(false)
    expect(mayRead({}, '__proto__', 'shop')).toBe(false)
  })
})

describe('forbiddenNamespace', () => {
  it.each<[string, Partial<GraphRequest>, string | undefined]>([
    ['the mesh', { scope: { kind: 'mesh' } }, undefined],
    ['names that some cluster allows', { scope: listed('bank', 'shop') }, undefined],
    ['a name that the chosen cluster does not allow', { scope: listed('bank', 'shop'), cluster: 'east' }, 'bank'],
    ['a cluster nobody knows', { scope: listed('shop'), cluster: 'north' }, 'shop'],
    [
      'a focus',
      { scope: { kind: 'focus', node: { kind: 'service', namespace: 'bank', name: 'x' } }, cluster: 'east' },
      'bank',
    ],
  ])('for %s', (_, request, expected) => {
    expect(forbiddenNamespace(graphRequest(request), SOME)).toBe(expected)
  })
})
