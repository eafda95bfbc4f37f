import { applyHide } from '@/lib/graph/find/apply-hide'
import { expect, test } from 'vitest'
import type { ComponentState } from '../model'
import { SAMPLE_MESH, sampleComponent } from '../testing/sample-mesh'
import { chooseComponents } from './choose-components'
import { byWorst, statusOf } from './status-of'
import { type MeshWords, toDrawnMesh } from './to-drawn-mesh'

const NOTHING = { kind: '', status: '', facts: [] }
const WORDS: MeshWords = {
  title: ({ name }) => name,
  detail: ({ version }) => version ?? '',
  component: () => NOTHING,
  link: ({ kind }) => ({ ...NOTHING, kind }),
  frameName: (cluster) => cluster ?? 'External',
  frame: (_, members) => ({ ...NOTHING, status: String(members.length) }),
}
const DRAWN = toDrawnMesh(SAMPLE_MESH, WORDS)
const nodeOf = (id: string) => DRAWN.nodes.find((node) => node.id === id)

test('infrastructure is a hexagon, the data plane a square, gateways and waypoints are rhombs', () => {
  expect(DRAWN.nodes.map(({ own }) => own?.shape)).toEqual([
    'hexagon',
    'square',
    'rhombus',
    'rhombus',
    'hexagon',
    'hexagon',
  ])
})

test('clusters have a frame, and so has what lives outside; a frame is as bad as the worst in it', () => {
  expect(DRAWN.boxes.map(({ id, name, health }) => [id, name, health?.status])).toEqual([
    ['cluster:east', 'east', 'healthy'],
    ['external', 'External', 'failure'],
  ])
  expect(nodeOf('source:prometheus')?.box).toBe('external')
})

test('a link is dashed where it is not well', () => {
  expect(DRAWN.edges.map(({ id, health }) => [id, health])).toEqual([
    ['controls:plane', null],
    ['controls:ingress', null],
    ['controls:waypoint', null],
    ['scrapes:istiod', 'degraded'],
  ])
})

test('links of what is left out are left out', () => {
  const components = chooseComponents(SAMPLE_MESH.components, [])
  expect(components.map(({ role }) => role)).toEqual(['istiod', 'data-plane', 'metric-store', 'grafana'])
  const { edges } = toDrawnMesh({ ...SAMPLE_MESH, components }, WORDS)
  expect(edges.map(({ id }) => id)).toEqual(['controls:plane', 'scrapes:istiod'])
})

test('hiding one component hides no other', () => {
  const istiod = SAMPLE_MESH.components[0]?.id ?? ''
  const { graph } = applyHide(DRAWN, { nodes: new Set([istiod]), edges: new Set() })
  expect(graph.nodes).toHaveLength(DRAWN.nodes.length - 1)
})

test.each<[ComponentState, boolean, string | null]>([
  ['unreachable', true, 'failure'],
  ['unhealthy', false, 'degraded'],
  ['not-found', true, 'failure'],
  ['not-ready', true, 'not-ready'],
  ['unknown', true, null],
  ['healthy', false, 'healthy'],
])('what is %s and needed: %s is drawn as %s', (state, core, status) => {
  expect(statusOf({ state, core })).toBe(status)
})

test('the worst comes first, what is needed before add-ons', () => {
  const parts = [
    sampleComponent('well'),
    sampleComponent('add-on', { state: 'unhealthy' }),
    sampleComponent('core', { state: 'unhealthy', core: true }),
    sampleComponent('away', { state: 'unreachable' }),
  ]
  expect(parts.sort(byWorst).map(({ id }) => id)).toEqual(['away', 'core', 'add-on', 'well'])
})
