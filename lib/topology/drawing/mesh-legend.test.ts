import { expect, test } from 'vitest'
import { COMPONENT_ROLES } from '../model'
import { sampleComponent } from '../testing/sample-mesh'
import { lookOfMeshSign, MESH_LEGEND_SIGNS, type MeshLegendSign, meshSignsInUse } from './mesh-legend'

const ALL: readonly MeshLegendSign[] = Object.values(MESH_LEGEND_SIGNS).flat()

test('every role of a component is explained', () => {
  const every = COMPONENT_ROLES.map((role) => sampleComponent(role, { role }))
  for (const sign of meshSignsInUse(every, [])) expect(ALL).toContain(sign)
})

test.each([
  [{ role: 'ingress-gateway' }, ['component:gateway', 'state:healthy', 'frame']],
  [{ role: 'istiod', core: true, state: 'unhealthy' }, ['component:istiod', 'state:failure', 'frame']],
  [{ role: 'grafana', state: 'unreachable' }, ['component:grafana', 'state:degraded', 'frame']],
  [{ state: 'unknown' }, ['component:other', 'state:neutral', 'frame']],
] as const)('%o uses its own signs', (parts, signs) => {
  expect([...meshSignsInUse([sampleComponent('a', parts)], [])]).toEqual(signs)
})

test('links are in use where both ends are drawn', () => {
  const links = [
    { from: 'a', to: 'b', well: false },
    { from: 'a', to: 'gone', well: true },
  ]
  const used = meshSignsInUse([sampleComponent('a'), sampleComponent('b')], links)
  expect(used.has('link:unwell')).toBe(true)
  expect(used.has('link:well')).toBe(false)
})

test('where nothing is drawn no sign is in use', () => {
  expect(meshSignsInUse([], [])).toEqual(new Set())
})

test('no two signs look the same', () => {
  const looks = ALL.map((sign) => JSON.stringify(lookOfMeshSign(sign)))
  expect(new Set(looks).size).toBe(looks.length)
})
