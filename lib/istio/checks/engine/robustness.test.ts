import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyze } from '../analyze'
import { KNOWN_KINDS } from '../model/kinds'
import type { CheckedObject } from '../model/checked-object'
import { readObject } from '../model/read-object'
import { meshOf } from '../testing/mesh-of'
import { wire } from '../testing/objects'
import { Analyser } from './analyser'

/** Of every kind one, with fields that many checks read. */
const OF_EACH_KIND = KNOWN_KINDS.map(({ id }) =>
  wire(
    id,
    'ns-0/x',
    {
      host: 'app-0',
      hosts: ['app-0', '*.example.com'],
      exportTo: ['.', 'gone'],
      gateways: ['gw.ns', 'mesh'],
      selector: { matchLabels: { app: 'app-0' } },
      workloadSelector: { labels: { app: 'app-0' } },
      template: {
        metadata: { labels: { app: 'app-0' } },
        spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] },
      },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*/*', './a.b'] }],
      ports: [{ number: 80, port: 80, name: 'http', protocol: 'TCP' }],
      listeners: [{ name: 'a', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Selector' } } }],
      parentRefs: [{ name: 'x', sectionName: 'b' }],
      rules: [{ backendRefs: [{ name: 'app-0', port: 1 }], from: [{ source: { principals: ['*'] } }], when: [{ key: 'source.principal' }] }], // prettier-ignore
      targetRefs: [{ kind: 'Service', name: 'gone' }],
      mtls: { mode: 'STRICT' },
      trafficPolicy: {
        tls: { mode: 'SIMPLE' },
        portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'MUTUAL' } }],
      },
      subsets: [{ name: 'v1', labels: { version: 'v1' } }],
      http: [{ match: [{ uri: { prefix: '/' }, headers: { '@request.auth.claims.x': {} } }], route: [{ destination: { host: 'app-0', subset: 'v1' }, weight: 5 }] }], // prettier-ignore
      egress: [{ hosts: ['./*', '~/x'] }],
      endpoints: [{ address: '1.2.3.4', labels: { version: 'v1' } }],
      from: [{ namespace: 'gone' }],
    },
    { status: { conditions: [{ type: 'Accepted', status: 'False' }] }, labels: { app: 'app-0' }, annotations: { 'networking.istio.io/exportTo': '.' } }, // prettier-ignore
  ),
)
const MESH = [...meshOf(40), ...OF_EACH_KIND]

const STRANGE: readonly unknown[] = [null, 0, -1, '', 'x', [], {}, [null], [[]], true, { __proto__: null }, 'a'.repeat(300), ['*'], { constructor: 1 }] // prettier-ignore

/** Changes one place of a JSON value: removes, repeats, or puts something else there. */
function mutate(value: unknown, choices: readonly number[], depth = 0): unknown {
  const choice = choices[depth % choices.length] ?? 0
  const stop = depth > 1 && choice % 4 === 0
  if (stop || typeof value !== 'object' || value === null) return STRANGE[choice % STRANGE.length]
  if (Array.isArray(value)) {
    if (value.length === 0 || choice % 5 === 1) return [...(value as unknown[]), ...(value as unknown[])]
    const at = choice % value.length
    return value.map((item: unknown, i) => (i === at ? mutate(item, choices, depth + 1) : item))
  }
  const keys = Object.keys(value)
  const key = keys[choice % Math.max(1, keys.length)]
  if (key === undefined) return null
  if (choice % 7 === 3) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  return { ...value, [key]: mutate((value as Record<string, unknown>)[key], choices, depth + 1) }
}

const choices = fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 })
const edits = fc.array(fc.tuple(fc.nat(MESH.length - 1), choices), { minLength: 1, maxLength: 8 })

function edited(
  changes: readonly (readonly [number, readonly number[]])[],
  base: readonly unknown[],
): readonly unknown[] {
  const next = [...base]
  for (const [at, steps] of changes) next[at % next.length] = mutate(next[at % next.length], steps)
  return next
}

describe('whatever objects come', () => {
  it('no check fails on objects that were damaged at random', () => {
    fc.assert(
      fc.property(edits, (changes) => {
        const { findings } = analyze([{ cluster: 'east', objects: edited(changes, MESH) }])
        expect(findings.filter(({ check }) => check === 'analysis/internal-error')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('no JSON makes it throw', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 6 }), { maxLength: 6 }), (objects) => {
        expect(() => analyze([{ cluster: 'east', objects }])).not.toThrow()
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    ['a cycle', () => { const spec: Record<string, unknown> = {}; spec.self = spec; return spec }], // prettier-ignore
    ['aliases that would be endless written out', () => { let part: unknown = ['x']; for (let i = 0; i < 40; i += 1) part = [part, part]; return { part } }], // prettier-ignore
    ['1,000 levels', () => { let part: unknown = 1; for (let i = 0; i < 1_000; i += 1) part = [part]; return { part } }], // prettier-ignore
  ])('%s is a finding', (_, spec) => {
    const object = wire('virtualservices.networking.istio.io', 'v', spec())
    const { findings } = analyze([{ cluster: 'east', objects: [object] }])
    expect(findings).toMatchObject([{ check: 'any/malformed-object', object: { name: 'v' } }])
  })

  it('takes names of the prototype for names', () => {
    const objects = [
      wire('services', '__proto__/constructor', { selector: JSON.parse('{"__proto__":"x"}') as unknown }),
      wire('virtualservices.networking.istio.io', '__proto__/toString', {
        hosts: ['constructor'],
        gateways: ['__proto__'],
      }),
    ]
    const { findings } = analyze([{ cluster: 'east', objects }])
    expect(findings.filter(({ check }) => check === 'analysis/internal-error')).toEqual([])
    expect(findings.map(({ check }) => check)).toContain('virtual-service/gateway-not-found')
  })
})

describe('the order of findings', () => {
  it('does not depend on the order of objects', () => {
    const once = analyze([{ cluster: 'east', objects: MESH }]).findings
    fc.assert(
      fc.property(fc.shuffledSubarray([...MESH], { minLength: MESH.length }), (objects) => {
        const again = analyze([{ cluster: 'east', objects }]).findings
        expect(again.map(({ check, path, object }) => [check, object.namespace, object.name, path])).toEqual(
          once.map(({ check, path, object }) => [check, object.namespace, object.name, path]),
        )
      }),
      { numRuns: 4 },
    )
  })
})

describe('a run after changes', () => {
  const read = (wires: readonly unknown[], kept: Map<unknown, CheckedObject | undefined>): readonly CheckedObject[] =>
    wires.flatMap((one) => {
      if (!kept.has(one)) kept.set(one, readObject(one, 'east').object)
      return kept.get(one) ?? []
    })

  it('says what a full run says', () => {
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 4 }), (rounds) => {
        const kept = new Map<unknown, CheckedObject | undefined>()
        const analyser = new Analyser(['east'])
        let objects: readonly unknown[] = MESH
        for (const changes of [[], ...rounds]) {
          objects = edited(changes, objects)
          analyser.take('east', read(objects, kept))
          const fresh = new Analyser(['east'])
          fresh.take('east', read(objects, kept))
          expect(analyser.run()).toEqual(fresh.run())
        }
      }),
      { numRuns: 15 },
    )
  })
})
