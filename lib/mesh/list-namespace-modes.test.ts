import { describe, expect, it } from 'vitest'
import { buildClusterFacts } from './build-cluster-facts'
import { listNamespaceModes } from './list-namespace-modes'
import { CAPTURED, INJECTED, object, pod, SETTINGS, snapshotOf } from './testing/cluster-objects'

const AMBIENT = { 'istio.io/dataplane-mode': 'ambient' }
const INJECTION = { 'istio-injection': 'enabled' }
const REVISION = { 'istio.io/rev': 'canary' }
const WAYPOINT = { 'gateway.istio.io/managed': 'istio.io-mesh-controller' }

function modeOf(labels: Record<string, string>, pods = [pod('a')], name = 'shop') {
  const snapshot = snapshotOf({ namespaces: [object(name, { metadata: { namespace: '', labels } })], pods })
  return listNamespaceModes(buildClusterFacts(snapshot, SETTINGS), snapshot('namespaces'))
}

describe('listNamespaceModes', () => {
  it.each([
    ['injection', INJECTION, {}, 'sidecar'],
    ['a revision', REVISION, {}, 'sidecar'],
    ['injection switched off, whatever the revision', { ...REVISION, 'istio-injection': 'disabled' }, {}, 'none'],
    ['an empty revision', { 'istio.io/rev': '' }, {}, 'none'],
    ['ambient', AMBIENT, {}, 'ambient'],
    ['ambient, of pods one of which has a sidecar', AMBIENT, INJECTED, 'ambient'],
    ['ambient and a revision, and captured pods', { ...AMBIENT, ...REVISION }, CAPTURED, 'ambient'],
    ['ambient and a revision, and injected pods', { ...AMBIENT, ...REVISION }, INJECTED, 'sidecar'],
    ['nothing, but injected pods', {}, INJECTED, 'sidecar'],
    ['nothing, but captured pods', {}, CAPTURED, 'ambient'],
    ['nothing', {}, {}, 'none'],
    ['unknown words', { 'istio-injection': 'yes', 'istio.io/dataplane-mode': 'none' }, {}, 'none'],
  ])('a namespace with %s', (_, labels, annotations, inMesh) => {
    expect(modeOf(labels, [pod('a', { annotations })])).toEqual([{ name: 'shop', inMesh, workloads: 1 }])
  })

  it('does not take a waypoint for a sidecar', () => {
    const waypoint = pod('way', { labels: WAYPOINT, annotations: INJECTED })
    expect(modeOf({}, [waypoint])[0]?.inMesh).toBe('none')
  })

  it('names the control plane first of all', () => {
    expect(modeOf(INJECTION, [], 'istio-system')).toEqual([
      { name: 'istio-system', inMesh: 'control-plane', workloads: 0 },
    ])
  })

  it('goes by the pods alone where namespaces may not be listed', () => {
    const facts = buildClusterFacts(snapshotOf({ pods: [pod('a', { annotations: CAPTURED })] }), SETTINGS)
    expect(listNamespaceModes(facts, [])).toEqual([{ name: 'shop', inMesh: 'ambient', workloads: 1 }])
  })
  it('adds the namespaces that only metrics name, as being in the mesh', () => {
    const facts = buildClusterFacts(snapshotOf({ pods: [pod('a', { annotations: CAPTURED })] }), SETTINGS)
    expect(listNamespaceModes(facts, [], ['shop', 'hidden'])).toEqual([
      { name: 'shop', inMesh: 'ambient', workloads: 1 },
      { name: 'hidden', inMesh: 'sidecar', workloads: 0 },
    ])
  })
})
