import { describe, expect, it } from 'vitest'
import type { GatewayText, ServiceRouting } from '@/lib/url/routing-types'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { chooseTargets, type WizardTarget } from './choose-targets'
import { listPlaces } from './list-places'
import { gatewayText, routingObject, routingOf } from './testing/routing-of'
import { wizardForm } from './wizard-form'
import { type WizardId, WIZARDS } from './wizard-ids'

const ROUTES = 'virtualservices.networking.istio.io'
const RULES = 'destinationrules.networking.istio.io'
const HTTP = 'httproutes.gateway.networking.k8s.io'
const GRPC = 'grpcroutes.gateway.networking.k8s.io'

function brief({ kind, name, isNew, refusal }: WizardTarget) {
  return [isNew ? 'new' : 'there', kind.split('.')[0], name, ...(refusal === null ? [] : [refusal.why])].join(' ')
}
const at = (by: 'host' | 'destination', host: string) => ({ through: { by, host } })
const byGateway = { api: 'gateway-api', because: 'routes', object: null } as const
const onPort = (protocol: string): Partial<ServiceRouting> => {
  const [service] = routingOf().services
  return { services: [{ ...service, ports: [{ number: 1, name: null, protocol }] }] }
}

describe('what a wizard can act on', () => {
  it.each<[string, WizardId, Partial<ServiceRouting>, readonly string[], string | null]>([
    ['a new VirtualService where nothing routes', 'request-routing', {}, ['new virtualservices reviews'], null],
    ['a new DestinationRule', 'circuit-breaking', {}, ['new destinationrules reviews'], null],
    ['a new HTTPRoute', 'http-route', {}, ['new httproutes reviews'], null],
    ['a new GRPCRoute', 'grpc-route', {}, ['new grpcroutes reviews'], null],
    ['a new Gateway', 'gateway', {}, ['new gateways reviews-gateway'], null],
    [
      'gateways that routes name, of both kinds, and a new one under another name',
      'gateway',
      {
        gateways: [
          gatewayText('gateways.networking.istio.io', { namespace: 'far', name: 'edge', missingRight: 'update x' }),
          gatewayText('gateways.gateway.networking.k8s.io', { name: 'reviews-gateway' }),
        ],
      },
      ['there gateways edge right', 'there gateways reviews-gateway', 'new gateways reviews-gateway-2'],
      null,
    ],
    [
      'what somebody else wrote, and no second one',
      'fault-injection',
      { objects: [routingObject(ROUTES, {}, { name: 'theirs' })] },
      ['there virtualservices theirs'],
      null,
    ],
    [
      'a new one besides what only sends requests here, under another name',
      'timeouts-retries',
      { objects: [routingObject(ROUTES, {}, at('destination', 'reviews'))] },
      ['there virtualservices reviews', 'new virtualservices reviews-2'],
      null,
    ],
    [
      'a new one besides what is about many services',
      'circuit-breaking',
      { objects: [routingObject(RULES, {}, { name: 'all', ...at('host', '*.local') })] },
      ['there destinationrules all', 'new destinationrules reviews'],
      null,
    ],
    [
      'an HTTPRoute where such routes the service',
      'mirroring',
      { objects: [routingObject(HTTP, {}, { through: { by: 'parent', kind: 'Service', name: 'reviews' } })] },
      ['there httproutes reviews'],
      null,
    ],
    [
      'a new HTTPRoute where such is used',
      'timeouts-retries',
      { newRoute: byGateway },
      ['new httproutes reviews'],
      null,
    ],
    [
      'the rules of an HTTPRoute where such routes the service',
      'request-routing',
      {
        newRoute: byGateway,
        objects: [routingObject(HTTP, {}, { through: { by: 'parent', kind: 'Service', name: 'reviews' } })],
      },
      ['there httproutes reviews'],
      null,
    ],
    [
      'the rules of a GRPCRoute where such routes the service',
      'request-routing',
      {
        newRoute: byGateway,
        objects: [routingObject(GRPC, {}, { through: { by: 'parent', kind: 'Service', name: 'reviews' } })],
      },
      ['there grpcroutes reviews'],
      null,
    ],
    [
      'a new HTTPRoute where a waypoint is',
      'request-routing',
      { newRoute: byGateway },
      ['new httproutes reviews'],
      null,
    ],
    ['no fault in routes of the Gateway API', 'fault-injection', { newRoute: byGateway }, [], 'gatewayApi'],
    ['nothing where the kind is not served', 'grpc-route', { absent: [GRPC] }, [], 'absent'],
    ['nothing for connections', 'fault-injection', onPort('TCP'), [], 'notHttp'],
    ['a circuit breaker for connections', 'circuit-breaking', onPort('TCP'), ['new destinationrules reviews'], null],
    ['nothing new where objects could not be read', 'request-routing', { unread: [ROUTES] }, [], 'notKnown'],
    [
      'nothing that the user may not make',
      'request-routing',
      { createRights: [{ kind: ROUTES, missingRight: 'create x' }] },
      ['new virtualservices reviews right'],
      null,
    ],
    [
      'nothing that a controller makes, that cannot be read, or that may not be changed',
      'request-routing',
      {
        objects: [
          routingObject(ROUTES, {}, { name: 'a', generated: true }),
          routingObject(ROUTES, {}, { name: 'b', text: ']' }),
          routingObject(ROUTES, {}, { name: 'c', missingRight: 'patch x' }),
        ],
      },
      ['there virtualservices a generated', 'there virtualservices b unreadable', 'there virtualservices c right'],
      null,
    ],
  ])('is %s', (_, wizard, given, ...[targets, refusal]) => {
    const chosen = chooseTargets(wizard, routingOf(given))
    expect(chosen.targets.map(brief)).toEqual(targets)
    expect(chosen.refusal).toBe(refusal)
  })

  it.each(WIZARDS)('has a place in what %s begins with', (wizard) => {
    const [target] = chooseTargets(wizard, routingOf()).targets
    const object = readYamlRecord(target?.text ?? '') ?? {}
    const places = listPlaces(wizard, target?.kind ?? ROUTES, object)
    expect(places.map(({ refusal }) => refusal)).toEqual([null])
  })

  it.each<[GatewayText['kind']]>([['gateways.networking.istio.io'], ['gateways.gateway.networking.k8s.io']])(
    'has the whole of a gateway of the kind %s',
    (kind) => {
      const [target] = chooseTargets('gateway', routingOf({ gateways: [gatewayText(kind)] })).targets
      const places = listPlaces('gateway', kind, readYamlRecord(target?.text ?? '') ?? {})
      expect(places.map(({ id, refusal }) => [id, refusal])).toEqual([['spec', null]])
      expect(wizardForm('gateway', kind)?.whole).toBe(true)
      expect(target?.also).toBeUndefined()
    },
  )

  it('is a route at the new Gateway, along with it', () => {
    const [target] = chooseTargets('gateway', routingOf()).targets
    expect(target?.also?.text).toContain('parentRefs:\n  - name: reviews-gateway\n')
  })
})
