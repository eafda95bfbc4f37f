import { describe, expect, it } from 'vitest'
import { buildLamp, lampOf } from './build-lamp'
import { component } from './component'
import type { ComponentState } from './model'

const one = (id: string, state: ComponentState, core = true, cluster: string | null = 'home') =>
  component({ id, role: 'other', name: id, state, core, cluster, checkedAt: '', reasons: [`${id} is ${state}`] })

describe('the lamp', () => {
  it.each([
    ['unhealthy', true, 'failure'],
    ['unreachable', true, 'failure'],
    ['not-found', true, 'failure'],
    ['unhealthy', false, 'degraded'],
    ['unreachable', false, 'degraded'],
    ['not-found', false, 'degraded'],
    ['not-ready', true, 'not-ready'],
    ['not-ready', false, 'not-ready'],
    ['healthy', true, 'healthy'],
    ['unknown', true, 'unknown'],
  ] as const)('of what is %s (core: %s) is %s', (state, core, lamp) => {
    expect(lampOf({ state, core })).toBe(lamp)
  })

  it('is not known while nothing is', () => {
    expect(buildLamp([], 'home')).toEqual({ state: 'unknown', clusters: [] })
  })

  it('is never green for who may not see what runs the mesh, and tells what is not well all the same', () => {
    expect(buildLamp([one('a', 'healthy')], 'home', false)).toMatchObject({
      state: 'unknown',
      clusters: [{ state: 'unknown', core: { state: 'unknown' } }],
    })
    expect(buildLamp([one('a', 'healthy'), one('b', 'unreachable', false)], 'home', false).state).toBe('degraded')
  })

  it('tells three issues of each group, the worst first, and counts all', () => {
    const states = ['not-ready', 'unhealthy', 'unreachable', 'not-found', 'healthy'] as const
    const lamp = buildLamp(states.map((state, i) => one(`${i}`, state)), 'home') // prettier-ignore
    expect(lamp.clusters[0]?.core).toMatchObject({
      state: 'failure',
      issues: [
        { component: '2', name: '2', reason: '2 is unreachable' },
        { component: '1', name: '1', reason: '1 is unhealthy' },
        { component: '3', name: '3', reason: '3 is not-found' },
      ],
      total: 4,
    })
    expect(lamp.clusters[0]?.addOns).toEqual({ state: 'unknown', issues: [], total: 0 })
  })

  it('has five clusters, the home first, then the worst, and only those that are not well where one is not', () => {
    const names = (states: Readonly<Record<string, ComponentState>>) =>
      buildLamp(
        Object.entries(states).map(([cluster, state]) => one(cluster, state, true, cluster)),
        'home',
      ).clusters.map(({ cluster }) => cluster)
    expect(names({ b: 'healthy', home: 'healthy', a: 'healthy' })).toEqual(['home', 'a', 'b'])
    expect(names({ b: 'unhealthy', home: 'healthy', a: 'not-ready' })).toEqual(['b', 'a'])
    expect(names({ b: 'unhealthy', home: 'not-ready', a: 'healthy' })).toEqual(['home', 'b'])
    expect(names(Object.fromEntries('abcdefg'.split('').map((name) => [name, 'healthy'])))).toHaveLength(5)
  })

  it('counts what lives in no cluster to the home cluster', () => {
    expect(buildLamp([one('store', 'unreachable', false, null)], 'home').clusters).toMatchObject([
      { cluster: 'home', home: true, state: 'degraded', addOns: { total: 1 } },
    ])
  })
})
