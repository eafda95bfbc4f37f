import type { JsonRecord } from '@/lib/std/json'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addableVersions } from './addable-versions'
import { composeSplit, writeSplit } from './compose-split'
import { newSplit } from './new-split'
import { readShares } from './read-shares'
import { readSplits } from './read-splits'
import { toPercentages } from './rebalance'
import type { SplitRule } from './split-model'
import { routedService, routingObject, serviceRouting } from './testing/split-routing'

const VS = 'virtualservices.networking.istio.io'
const RULE = 'destinationrules.networking.istio.io'
const HTTP = 'httproutes.gateway.networking.k8s.io'
const NONE: ReadonlySet<string> = new Set<string>()
const CART = routedService('cart', { v1: 2, v2: 1, v3: 1 }, ['v1', 'v2'])
const to = (subset: string, weight: number): JsonRecord => ({
  destination: { host: 'cart', subset, port: { number: 80 } },
  weight,
  headers: { request: { add: { 'x-on': 'yes' } } },
})
const other = (weight: number) => ({
  match: [{ uri: { prefix: '/a' } }],
  route: [to('v1', weight), to('v2', 100 - weight)],
})

function virtualService(...weights: readonly number[]) {
  const spec = {
    hosts: ['cart'],
    http: [other(7), { route: weights.map((weight, i) => to(`v${i + 1}`, weight)), timeout: '2s' }],
  }
  return serviceRouting([routingObject(VS, spec), routingObject(RULE, { host: 'cart', subsets: [] })], [CART])
}
function httpRoute(...weights: readonly (number | undefined)[]) {
  const backendRefs = weights.map((weight, i) => ({
    name: `cart-v${i + 1}`,
    port: 80,
    ...(weight === undefined ? {} : { weight }),
  }))
  const services = [1, 2, 3].map((i) => routedService(`cart-v${i}`, { [`v${i}`]: 1 }))
  return serviceRouting([routingObject(HTTP, { rules: [{ backendRefs }] })], [CART, ...services])
}
const lastRule = (routing: ReturnType<typeof virtualService>): SplitRule => {
  const rule = readSplits(routing).at(-1)
  expect.assert(rule !== undefined)
  return rule
}
const write = (rule: SplitRule, percents: readonly number[]) =>
  writeSplit({ rule, destinations: rule.destinations, percents })

describe('writing a split', () => {
  test.each([
    [
      [90, 10],
      [50, 50],
      ['50', '50'],
    ],
    [
      [90, 10],
      [100, 0],
      ['100', '0'],
    ],
    [
      [0, 100],
      [0, 100],
      ['0', '100'],
    ],
  ])('a VirtualService of %j gets %j', (weights, percents, expected) => {
    const rule = lastRule(virtualService(...weights))
    expect(weightsIn(write(rule, percents)).slice(2)).toEqual(expected)
  })

  test.each<[readonly (number | undefined)[], readonly number[], readonly string[]]>([
    [
      [1, 1],
      [90, 10],
      ['90', '10'],
    ],
    [
      [900, 100],
      [50, 50],
      ['500', '500'],
    ],
    [
      [undefined, undefined],
      [100, 0],
      ['100', '0'],
    ],
    [
      [0, 0],
      [50, 50],
      ['50', '50'],
    ],
  ])('backends of %j get %j as %j', (weights, percents, expected) => {
    expect(weightsIn(write(lastRule(httpRoute(...weights)), percents))).toEqual(expected)
  })

  test('changes weights of the rule and no other byte, comments included; what is read back is what was chosen', () => {
    const weights = fc.array(fc.nat(100), { minLength: 2, maxLength: 3 }).filter((list) => list.some((one) => one > 0))
    fc.assert(
      fc.property(weights, weights, fc.boolean(), (before, wanted, isGateway) => {
        const routing = isGateway ? httpRoute(...before) : virtualService(...before)
        const first = lastRule(routing)
        const text = `# kept\n${first.object.text}`
        const rule = { ...first, object: { ...first.object, text } }
        const percents = toPercentages(before.map((_, i) => wanted[i % wanted.length] ?? 0))
        fc.pre(percents.some((one) => one > 0))
        const after = write(rule, percents)
        const bare = (one: string) => one.replaceAll(/weight: \d+/g, 'weight')
        expect(bare(after)).toBe(bare(text))
        expect(weightsIn(after).slice(0, -before.length)).toEqual(weightsIn(text).slice(0, -before.length))
        const read = readSplits({ ...routing, objects: [{ ...rule.object, text: after }] }).at(-1)
        expect(read && readShares(read).map((share) => Math.round(share * 100))).toEqual(percents)
        expect(read && write(read, percents)).toBe(after)
      }),
    )
  })

  test('changes nothing where it is so already', () => {
    const routing = virtualService(90, 10)
    const rule = lastRule(routing)
    const { destinations } = rule
    expect(composeSplit(routing, { rule, destinations, percents: [90, 10], define: NONE })).toEqual([])
  })
})

describe('a version that has no destination', () => {
  const added = (routing: ReturnType<typeof virtualService>) => {
    const rule = lastRule(routing)
    const more = addableVersions(routing, rule)
    return {
      rule,
      more,
      made: more.flatMap(({ destination }) => (typeof destination === 'string' ? [] : [destination])),
    }
  }

  test('gets a subset and a destination like the others', () => {
    const routing = virtualService(90, 10)
    const { rule, made } = added(routing)
    expect(made.map(({ label }) => label)).toEqual(['cart:80 v3'])
    const destinations = [...rule.destinations, ...made]
    const [subsets, route] = composeSplit(routing, { rule, destinations, percents: [80, 10, 10], define: NONE })
    expect(subsets).toMatchObject({ action: 'update', kind: RULE, name: 'cart' })
    expect(specOf(subsets?.after)).toEqual({ host: 'cart', subsets: [{ name: 'v3', labels: { version: 'v3' } }] })
    expect(weightsIn(route?.after ?? '').slice(2)).toEqual(['80', '10', '10'])
    expect(route?.after).toContain('subset: v3')
    const read = readSplits({ ...routing, objects: [{ ...rule.object, text: route?.after ?? '' }] }).at(-1)
    expect(read && addableVersions(routing, read)).toEqual([])
  })

  test('gets a DestinationRule where there is none', () => {
    const routing = virtualService(90, 10)
    const bare = { ...routing, objects: routing.objects.slice(0, 1) }
    const { rule, made } = added(bare)
    const destinations = [...rule.destinations, ...made]
    const [subsets] = composeSplit(bare, { rule, destinations, percents: [80, 10, 10], define: NONE })
    expect(subsets).toMatchObject({ action: 'create', kind: RULE, namespace: 'shop', name: 'cart' })
    expect(specOf(subsets?.after)).toEqual({ host: 'cart', subsets: [{ name: 'v3', labels: { version: 'v3' } }] })
  })

  test('is led to by its Service in the Gateway API, and cannot be added without one', () => {
    const routing = httpRoute(90, 10)
    const { rule, made } = added(routing)
    const destinations = [...rule.destinations, ...made]
    const [route] = composeSplit(routing, { rule, destinations, percents: [80, 10, 10], define: NONE })
    expect(specOf(route?.after)).toMatchObject({
      rules: [{ backendRefs: [{}, {}, { name: 'cart-v3', port: 80, weight: 10 }] }],
    })
    const without = { ...routing, services: [CART] as const }
    const read = readSplits(without)[0]
    expect(read && addableVersions(without, read).map(({ destination }) => destination)).toEqual(
      Array(3).fill('noService'),
    )
  })

  test('cannot be added where no label says the version', () => {
    const nameless = { ...CART, versions: CART.versions.map((one) => ({ ...one, versionLabel: null })) }
    const routing = { ...virtualService(100), services: [nameless] as const }
    expect(added(routing).more).toMatchObject([{ destination: 'noLabel' }, { destination: 'noLabel' }])
  })

  test('is not asked for where a destination leads to it', () => {
    expect(added(virtualService(50, 30, 20)).more).toEqual([])
  })
})

test('a subset that is missing is defined where that is wanted', () => {
  const routing = virtualService(50, 30, 20)
  const rule = lastRule(routing)
  const { destinations } = rule
  const percents = [50, 30, 20]
  expect(composeSplit(routing, { rule, destinations, percents, define: NONE })).toEqual([])
  const [subsets, another] = composeSplit(routing, { rule, destinations, percents, define: new Set(['2']) })
  expect(specOf(subsets?.after)).toMatchObject({ subsets: [{ name: 'v3' }] })
  expect(another).toBeUndefined()
})

describe('a split where nothing routes the service', () => {
  const begin = (routing: ReturnType<typeof serviceRouting>) => {
    const split = newSplit(routing)
    expect.assert(split !== undefined)
    const { rule, destinations, percents } = split
    return composeSplit(routing, { rule, destinations, percents, define: NONE })
  }

  test('is a VirtualService with a subset for each version, shared as the ready pods are', () => {
    const changes = begin(serviceRouting([], [routedService('cart', { v1: 3, v2: 1 })]))
    expect(changes.map(({ action, kind }) => `${action} ${kind}`)).toEqual([`create ${RULE}`, `create ${VS}`])
    expect(specOf(changes[1]?.after)).toEqual({
      hosts: ['cart'],
      http: [
        {
          route: [
            { destination: { host: 'cart', subset: 'v1' }, weight: 75 },
            { destination: { host: 'cart', subset: 'v2' }, weight: 25 },
          ],
        },
      ],
    })
  })

  test('of a service that speaks TCP has a rule for TCP', () => {
    const tcp = { ...routedService('cart', { v1: 1 }), ports: [{ number: 27017, name: null, protocol: 'MONGO' }] }
    expect(specOf(begin(serviceRouting([], [tcp]))[1]?.after)).toMatchObject({ tcp: [{ route: [{ weight: 100 }] }] })
  })

  const gateway = { newRoute: { api: 'gateway-api', because: 'waypoint', object: null } } as const
  const versions = [routedService('cart-v1', { v1: 1 }), routedService('cart-v2', { v2: 1 })]

  test('behind a waypoint is an HTTPRoute to the Services of the versions', () => {
    const routing = serviceRouting([], [routedService('cart', { v1: 1, v2: 1 }), ...versions], gateway)
    const [route, another] = begin(routing)
    expect([route?.kind, another]).toEqual([HTTP, undefined])
    expect(specOf(route?.after)).toEqual({
      parentRefs: [{ group: '', kind: 'Service', name: 'cart', port: 80 }],
      rules: [
        {
          backendRefs: [
            { name: 'cart-v1', port: 80, weight: 50 },
            { name: 'cart-v2', port: 80, weight: 50 },
          ],
        },
      ],
    })
  })

  test('behind a waypoint is a VirtualService where a version has no Service', () => {
    const routing = serviceRouting([], [routedService('cart', { v1: 1, v2: 1 })], gateway)
    expect(begin(routing).map(({ kind }) => kind)).toEqual([RULE, VS])
  })

  test('cannot begin without versions', () => {
    expect(newSplit(serviceRouting([], [routedService('cart', {})]))).toBeUndefined()
  })
})

function weightsIn(text: string): readonly string[] {
  return [...text.matchAll(/weight: (\d+)/g)].map(([, weight = '']) => weight)
}

function specOf(text = '') {
  return readYamlRecord(text)?.spec
}
