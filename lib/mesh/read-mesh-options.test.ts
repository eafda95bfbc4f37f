import type { ClusterObject } from '@/lib/ports/cluster-store'
import { describe, expect, it } from 'vitest'
import { readMeshOptions } from './read-mesh-options'
import { object, snapshotOf } from './testing/cluster-objects'

const SETTINGS = { controlPlaneNamespaces: ['istio-system', 'istio-two'], rootNamespace: '' }

function config(name: string, mesh: unknown, namespace = 'istio-system'): ClusterObject {
  return object(name, { metadata: { namespace }, data: { mesh } })
}
function optionsOf(configmaps: readonly ClusterObject[], rootNamespace = '') {
  return readMeshOptions(snapshotOf({ configmaps }), { ...SETTINGS, rootNamespace })
}

describe('readMeshOptions', () => {
  it('has Istio’s defaults where there is no configuration, or none that can be read', () => {
    const standard = {
      trustDomains: ['cluster.local'],
      rootNamespace: 'istio-system',
      serviceEntryExport: [],
      autoMtls: true,
    }
    expect(optionsOf([])).toEqual(standard)
    for (const mesh of ['a: [', 7, 'text', '- 1']) expect(optionsOf([config('istio', mesh)])).toMatchObject(standard)
  })

  it('reads trust domains of all revisions, the rest of the one without a name', () => {
    const main =
      'trustDomain: corp\ntrustDomainAliases: [old]\nrootNamespace: root\ndefaultServiceExportTo: ["."]\noutboundTrafficPolicy: {mode: REGISTRY_ONLY}'
    expect(optionsOf([config('istio-canary', 'trustDomain: next\nrootNamespace: x'), config('istio', main)])).toEqual({
      trustDomains: ['corp', 'next', 'old'],
      rootNamespace: 'root',
      serviceEntryExport: ['.'],
      outbound: 'registry-only',
      autoMtls: true,
    })
  })

  it('prefers the first control-plane namespace and ignores all that are none', () => {
    const maps = [config('istio', 'rootNamespace: other', 'shop'), config('istio', '', 'istio-two')]
    expect(optionsOf(maps).rootNamespace).toBe('istio-two')
    expect(optionsOf([...maps, config('istio-a', '')]).rootNamespace).toBe('istio-system')
  })

  it('lets the setting overrule the root namespace', () => {
    expect(optionsOf([config('istio', 'rootNamespace: root')], 'set').rootNamespace).toBe('set')
  })
})
