import { completeFind } from '@/lib/graph/find/complete'
import { parseFind } from '@/lib/graph/find/parse-find'
import { showGraph } from '@/lib/graph/find/show-graph'
import { expect, test } from 'vitest'
import { toDrawnMesh } from '../drawing/to-drawn-mesh'
import { SAMPLE_MESH } from '../testing/sample-mesh'
import { meshLanguage } from './mesh-language'

const NOTHING = { kind: '', status: '', facts: [] }
const DRAWN = toDrawnMesh(SAMPLE_MESH, {
  title: ({ name }) => name,
  detail: () => '',
  component: () => NOTHING,
  link: () => NOTHING,
  frameName: () => '',
  frame: () => NOTHING,
})
const LANGUAGE = meshLanguage(SAMPLE_MESH.components)
const found = (find: string) => [
  ...showGraph(DRAWN, { find, hide: '', latency: 'avg', language: LANGUAGE }).found.nodes,
]

test.each([
  ['cluster = east and type = gateway', ['ingress']],
  ['name = Prometheus', ['source:prometheus']],
  ['namespace = bookinfo', ['data-plane:east/default']],
  ['ns = travel', ['data-plane:east/default', 'waypoint']],
  ['type = metric-store', ['source:prometheus']],
  ['! healthy', ['source:prometheus']],
  ['inaccessible', ['source:prometheus', 'source:grafana']],
  ['label:istio = ingressgateway', ['ingress']],
  ['cluster = ""', ['source:prometheus', 'source:grafana']],
])('%s finds %o', (expression, ids) => {
  expect(found(expression)).toEqual(ids)
})

test('it has no words of traffic', () => {
  expect(parseFind('rt > 10', LANGUAGE)).toMatchObject({ ok: false, error: { code: 'unknown-name' } })
})

test('its words and their values are completed', () => {
  expect(completeFind('', 0, DRAWN, LANGUAGE).items.map(({ text }) => text)).toEqual([
    'cluster',
    'name',
    'namespace',
    'type',
    'healthy',
    'inaccessible',
    'label:',
  ])
  expect(completeFind('type = way', 10, DRAWN, LANGUAGE).items.map(({ text }) => text)).toEqual([
    'waypoint',
    'gateway',
    'ingress-gateway',
  ])
})
