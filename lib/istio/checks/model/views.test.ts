import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Analyser } from '../engine/analyser'
import type { AnalyzeOptions } from '../options'
import { found } from '../testing/found'
import { deployment, namespace, pod, service, wire } from '../testing/objects'
import type { CheckedObject } from './checked-object'
import type { KindId } from './kinds'
import { readObject } from './read-object'

const VS = 'virtualservices.networking.istio.io'
const DR = 'destinationrules.networking.istio.io'
const PA = 'peerauthentications.security.istio.io'
const GW = 'gateways.networking.istio.io'
const WEBHOOKS = 'mutatingwebhookconfigurations.admissionregistration.k8s.io'

const of = (revision: string): object => ({ 'istio.io/rev': revision })
const config = (name: string, told: object, place = 'istio-system'): object =>
  wire('configmaps', `${place}/${name}`, undefined, { data: { mesh: JSON.stringify(told) } })
const tag = (name: string, revision: string): object =>
  wire(WEBHOOKS, `tag-${name}`, undefined, { labels: { 'istio.io/tag': name, 'istio.io/rev': revision } })
const web = (place = 'shop'): readonly object[] => [
  service(`${place}/web`, { app: 'web' }, [80]),
  deployment(`${place}/web`, { app: 'web', version: 'v1' }),
  pod(`${place}/web-1`, { app: 'web', version: 'v1' }, 'web'),
]
const ENABLED = namespace('shop', { 'istio-injection': 'enabled' })
const CANARY = namespace('shop', of('canary'))
const route = (labels: object = {}): object => wire(VS, 'v', { hosts: ['web'], http: [{ route: [{ destination: { host: 'web', subset: 'v1' } }] }] }, { labels }) // prettier-ignore
const rule = (labels: object = {}, name = 'd'): object => wire(DR, name, { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }] }, { labels }) // prettier-ignore
const NO_SUBSET = [
  'virtual-service/subset-not-found E[IST0101 KIA1107] shop/v spec.http[0].route[0].destination.subset',
]

type Case = readonly [what: string, objects: readonly object[], findings: readonly string[]]

/** What only a control plane of its own reads. */
const LABELLED: readonly Case[] = [
  ['a rule that nobody labelled is read by all', [CANARY, route(), rule()], []],
  ['a rule of the namespace’s revision is read', [CANARY, route(), rule(of('canary'))], []],
  ['a rule of another revision is not', [CANARY, route(), rule(of('stable'))], NO_SUBSET],
  ['injection makes it the default revision', [ENABLED, route(), rule(of('canary'))], NO_SUBSET],
  ['whose objects may say so', [ENABLED, route(), rule(of('default'))], []],
  ['a namespace of no revision sees all', [namespace('shop'), route(), rule(of('canary'))], []],
  ['injection that is off is no revision', [namespace('shop', { ...of('canary'), 'istio-injection': 'disabled' }), route(), rule(of('stable'))], []], // prettier-ignore
  ['injection counts before a revision', [namespace('shop', { ...of('canary'), 'istio-injection': 'enabled' }), route(), rule(of('canary'))], NO_SUBSET], // prettier-ignore
  ['an object is judged as its own revision reads it', [ENABLED, route(of('canary')), rule(of('canary'))], []],
  ['a tag is the revision it leads to', [namespace('shop', of('prod')), tag('prod', 'canary'), route(), rule(of('canary'))], []], // prettier-ignore
  ['an object may be labelled with a tag', [CANARY, tag('prod', 'canary'), route(), rule(of('prod'))], []],
  ['a tag of another revision is another', [CANARY, tag('prod', 'stable'), route(), rule(of('prod'))], NO_SUBSET],
  ['the default may be a tag', [ENABLED, tag('default', 'canary'), route(), rule(of('canary'))], []],
]

describe('objects of a revision', () => {
  it.each(LABELLED)('%s', (_, objects, findings) => {
    const subsets = found([...web(), ...objects], 'virtual-service/subset-not-found')
    expect(subsets.map((one) => one.replace('KIA1107 IST0101', 'IST0101 KIA1107'))).toEqual(findings)
  })

  it.each([
    ['is hidden where webhooks are known', undefined, 1],
    ['may be the same under a tag where they are not', [VS, DR, 'services', 'namespaces'], 0],
  ] as const)('of another name %s', (_, complete, count) => {
    const options: AnalyzeOptions = complete === undefined ? {} : { complete: [...complete] }
    expect(found([...web(), CANARY, route(), rule(of('prod'))], 'virtual-service/subset-not-found', options)).toHaveLength(count) // prettier-ignore
  })

  it.each<readonly [string, object, object, number]>([
    ['of one revision', of('a'), of('a'), 2],
    ['of no revision and of one', {}, of('a'), 2],
    ['of two revisions', of('a'), of('b'), 0],
    ['of a revision and of its tag', of('canary'), of('prod'), 2],
  ])('conflict with those that are read together: %s', (_, one, other, count) => {
    const policy = (name: string, labels: object): object => wire(PA, name, { mtls: { mode: 'STRICT' } }, { labels })
    const objects = [namespace('shop'), tag('prod', 'canary'), ...web(), rule(one, 'd1'), rule(other, 'd2'), policy('p1', one), policy('p2', other)] // prettier-ignore
    expect(found(objects, 'destination-rule/duplicate-host-subset')).toHaveLength(count)
    expect(found(objects, 'peer-authentication/multiple-without-selector')).toHaveLength(count)
  })

  it('do not meet where no namespace is of their revision', () => {
    const objects = [ENABLED, tag('prod', 'canary'), ...web(), rule({}, 'd1'), rule(of('canary'), 'd2')]
    expect(found(objects, 'destination-rule/duplicate-host-subset')).toEqual([])
    expect(found([...objects, namespace('later', of('prod'))], 'destination-rule/duplicate-host-subset')).toHaveLength(
      2,
    )
  })

  it.each([
    ['whoever’s it is', {}, of('canary'), 0],
    ['of its own revision', of('stable'), of('canary'), 1],
  ])('a VirtualService is bound to a gateway %s', (_, labels, ofGateway, count) => {
    const gateway = wire(GW, 'g', { selector: { app: 'web' }, servers: [] }, { labels: ofGateway })
    const bound = wire(VS, 'v', { hosts: ['a.com'], gateways: ['g'] }, { labels })
    expect(found([ENABLED, ...web(), gateway, bound], 'virtual-service/gateway-not-found')).toHaveLength(count)
  })
})

describe('facts of several control planes', () => {
  const SPACES = [
    namespace('istio-system'),
    namespace('old', { 'istio-injection': 'enabled' }),
    namespace('new', of('canary')),
    namespace('tagged', of('prod')),
    namespace('none'),
    tag('prod', 'canary'),
  ]
  const NAMES = ['old', 'new', 'tagged', 'none']
  const places = (findings: readonly string[]): readonly (string | undefined)[] =>
    findings.map((one) => one.split(' ').find((part) => part.includes('/') && !part.includes('-')))
  const severities = (findings: readonly string[]): object =>
    Object.fromEntries(findings.map((one) => [/ (\w+)\/\w+ /.exec(one)?.[1] ?? '', one.split(' ')[1]?.charAt(0)]))

  it('let unknown hosts pass or not', () => {
    const closed = config('istio', { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } })
    const open = config('istio-canary', {})
    const rules = NAMES.map((name) => wire(DR, `${name}/d`, { host: 'gone' }))
    expect(severities(found([...SPACES, closed, open, ...rules], 'destination-rule/host-not-found'))).toEqual({
      old: 'E',
      new: 'W',
      tagged: 'W',
      none: 'E',
    })
  })

  it('have root namespaces of their own', () => {
    const maps = [config('istio', {}), config('istio-canary', { rootNamespace: 'canary-system' })]
    const strict = wire(PA, 'canary-system/p', { mtls: { mode: 'STRICT' } })
    const plain = NAMES.map((name) => wire(DR, `${name}/d`, { host: '*.local', trafficPolicy: { tls: { mode: 'DISABLE' } } })) // prettier-ignore
    const objects = [...SPACES, namespace('canary-system'), ...maps, strict, ...plain]
    expect(places(found(objects, 'destination-rule/disabled-but-mesh-strict'))).toEqual(['new/d', 'tagged/d'])
  })

  it('give identities in their own trust domain', () => {
    const maps = [config('istio', { trustDomain: 'one' }), config('istio-canary', { trustDomain: 'two' })]
    const principals = NAMES.flatMap((name) => [`one/ns/${name}/sa/x`, `two/ns/${name}/sa/x`])
    const accounts = NAMES.map((name) => wire('serviceaccounts', `${name}/x`, undefined))
    const policy = wire('authorizationpolicies.security.istio.io', 'old/p', { rules: [{ from: [{ source: { principals } }] }] }) // prettier-ignore
    const unknown = found([...SPACES, ...maps, ...accounts, policy], 'authorization-policy/principal')
    expect(unknown.map((one) => principals[Number(/principals\[(\d)\]/.exec(one)?.[1])])).toEqual([
      'two/ns/old/sa/x',
      'one/ns/new/sa/x',
      'one/ns/tagged/sa/x',
      'two/ns/none/sa/x',
    ])
  })

  it('look at the namespaces that each selects', () => {
    const select = (team: string): object => ({ discoverySelectors: [{ matchLabels: { team } }] })
    const space = (name: string, labels: object): object => namespace(name, labels)
    const objects = [
      config('istio', select('a')),
      config('istio-canary', select('b'), 'canary-system'),
      deployment('canary-system/istiod', { app: 'istiod' }),
      space('own', { team: 'a', 'istio-injection': 'enabled' }),
      space('theirs', { team: 'b', ...of('canary') }),
      space('strange', { team: 'a', ...of('canary') }),
      space('no-revision', { team: 'b' }),
      ...['own', 'theirs', 'strange', 'no-revision'].map((name) => wire(DR, `${name}/d`, { host: 'gone' })),
    ]
    const istiod = wire('deployments.apps', 'canary-system/istiod', {}, { labels: { app: 'istiod', ...of('canary') } })
    const seen = found([...objects, istiod], 'destination-rule/host-not-found')
    expect(seen.map((one) => / ([\w-]+)\/d /.exec(one)?.[1])).toEqual(['no-revision', 'own', 'theirs'])
  })

  it('a control plane’s own namespace has its facts', () => {
    const istiod = wire('deployments.apps', 'canary-system/istiod', {}, { labels: { app: 'istiod', ...of('canary') } })
    const maps = [config('istio', { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } }), config('istio-canary', {}, 'canary-system')] // prettier-ignore
    const rules = ['istio-system', 'canary-system'].map((name) => wire(DR, `${name}/d`, { host: 'gone' }))
    const objects = [namespace('istio-system'), namespace('canary-system'), istiod, ...maps, ...rules]
    expect(found(objects, 'destination-rule/host-not-found').map((one) => one.split(' ')[1]?.charAt(0))).toEqual(['E', 'W']) // prettier-ignore
  })

  it('a namespace of a revision without a control plane has those of the mesh', () => {
    const open = config('istio-canary', {})
    const rules = NAMES.map((name) => wire(DR, `${name}/d`, { host: 'gone' }))
    const severity = found([...SPACES, open, ...rules], 'destination-rule/host-not-found').map((one) => one.split(' ')[1]?.charAt(0)) // prettier-ignore
    expect(severity).toEqual(['W', 'W', 'W', 'W'])
  })
})

describe('names that mean no good', () => {
  it.each(['__proto__', 'constructor', '\n', '["default",[]]', 'a'.repeat(5_000)])(
    'revision %j is a name',
    (revision) => {
      const objects = [
        namespace('shop', of(revision)),
        ...web(),
        route(),
        rule(of('other')),
        config(`istio-${revision}`, {}),
      ]
      expect(found(objects, 'analysis/')).toEqual([])
      expect(found(objects, 'virtual-service/subset-not-found')).toHaveLength(1)
    },
  )

  it('of more revisions than anybody runs nothing is hidden', () => {
    const many = Array.from({ length: 40 }, (_, i) => rule(of(`r${i}`), `d${i}`))
    expect(found([...web(), CANARY, route(), ...many], 'virtual-service/subset-not-found')).toEqual([])
  })
})

describe('a run after changes of revisions', () => {
  const labels = [{}, { 'istio-injection': 'enabled' }, of('canary'), of('prod'), { ...of('canary'), 'istio-injection': 'disabled' }] // prettier-ignore
  const ofObject = [{}, of('canary'), of('default'), of('prod'), of('stable')]
  const told = [{}, { rootNamespace: 'shop' }, { enableAutoMtls: false, trustDomain: 'td' }, { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } }, { discoverySelectors: [{ matchLabels: of('canary') }] }] // prettier-ignore
  const object = (kind: KindId, place: string, spec: object) => ofObject.map((own) => wire(kind, place, spec, { labels: own })) // prettier-ignore
  /** Of each object its forms; the last of all is that it is not there. */
  const FORMS: readonly (readonly (object | undefined)[])[] = [
    ...['shop', 'other'].map((name) => [...labels.map((own) => namespace(name, own)), undefined]),
    ...['istio', 'istio-canary', 'istio-stable'].map((name) => [...told.map((one) => config(name, one)), undefined]),
    [tag('prod', 'canary'), tag('prod', 'stable'), undefined],
    [tag('default', 'canary'), undefined],
    ...['shop', 'other'].flatMap((place) => [
      ofObject.map((own) => wire(VS, `${place}/v`, { hosts: ['web'], gateways: ['g', 'mesh'], http: [{ route: [{ destination: { host: 'web', subset: 'v1' } }, { destination: { host: 'gone' } }] }] }, { labels: own })), // prettier-ignore
      object(DR, `${place}/d`, { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }] }),
      object(DR, `${place}/tls`, { host: '*.local', trafficPolicy: { tls: { mode: 'DISABLE' } } }),
      object(PA, `${place}/p`, { mtls: { mode: 'STRICT' } }),
      object(GW, `${place}/g`, { selector: { app: 'web' }, servers: [{ port: { number: 80, protocol: 'HTTP' }, hosts: ['*'] }] }), // prettier-ignore
      object('sidecars.networking.istio.io', `${place}/s`, { egress: [{ hosts: ['./*'] }] }),
      object('authorizationpolicies.security.istio.io', `${place}/a`, { rules: [{ from: [{ source: { principals: ['td/ns/shop/sa/default'], namespaces: ['other'] } }] }] }), // prettier-ignore
    ]),
  ]
  const FIXED = [namespace('istio-system'), ...web('shop'), ...web('other')]
  const change = fc.tuple(fc.nat(FORMS.length - 1), fc.nat(5))

  it('says what a full run says', () => {
    const kept = new Map<object, CheckedObject | undefined>()
    const read = (wires: readonly (object | undefined)[]): readonly CheckedObject[] =>
      wires.flatMap((one) => {
        if (one === undefined) return []
        if (!kept.has(one)) kept.set(one, readObject(one, 'east').object)
        return kept.get(one) ?? []
      })
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        (rounds) => {
          const analyser = new Analyser(['east'])
          const now = FORMS.map((forms) => forms[0])
          for (const changes of [[], ...rounds]) {
            for (const [at, form] of changes) {
              const forms = FORMS[at] ?? []
              now[at] = forms[form % forms.length]
            }
            const objects = read([...FIXED, ...now])
            analyser.take('east', objects)
            const fresh = new Analyser(['east'])
            fresh.take('east', objects)
            expect(analyser.run()).toEqual(fresh.run())
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
