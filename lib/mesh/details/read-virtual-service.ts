import type { JsonPlace } from '@/lib/istio/json-place'
import type { Condition, RouteRule, RouteTarget } from './routing-model'
import { EMPTY_RULE, shares } from './route-rule'

/**
 * The rules of a VirtualService in the order in which they are tried: HTTP first, then TLS, then TCP, of which a service has one kind.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function readVirtualService(spec: JsonPlace): {
  readonly http: readonly RouteRule[]
  readonly tcp: readonly RouteRule[]
} {
  const plain = (route: JsonPlace): RouteRule => ({
    ...EMPTY_RULE,
    matches: route.field('match').items().map(readTcpMatch),
    targets: readTargets(route.field('route').items()),
  })
  return {
    http: spec.field('http').items().map(readHttpRoute),
    tcp: [...spec.field('tls').items(), ...spec.field('tcp').items()].map(plain),
  }
}

function readHttpRoute(route: JsonPlace): RouteRule {
  const retries = route.field('retries')
  const delegate = route.field('delegate')
  const direct = route.field('directResponse').field('status').number()
  const delegateName = delegate.field('name').text()
  return {
    matches: route.field('match').items().map(readHttpMatch),
    targets: readTargets(route.field('route').items()),
    timeout: route.field('timeout').text() ?? null,
    retries: retries.present
      ? { attempts: retries.field('attempts').number() ?? null, perTry: retries.field('perTryTimeout').text() ?? null }
      : null,
    ...readFault(route.field('fault')),
    mirrors: readMirrors(route),
    redirect: readRedirect(route.field('redirect')),
    rewrite: route.field('rewrite').field('uri').text() ?? route.field('rewrite').field('authority').text() ?? null,
    answer: direct === undefined ? null : String(direct),
    delegate:
      delegateName === undefined
        ? null
        : [delegate.field('namespace').text(), delegateName].filter((part) => part !== undefined).join('/'),
  }
}

function readTargets(routes: readonly JsonPlace[]): readonly RouteTarget[] {
  const percents = shares(routes.map((one) => one.field('weight').number() ?? 0))
  return routes.map((one, i) => targetOf(one.field('destination'), percents[i] ?? null))
}

function targetOf(destination: JsonPlace, percent: number | null): RouteTarget {
  return { host: destination.field('host').text() ?? '', subset: destination.field('subset').text() ?? null, percent }
}

function readMirrors(route: JsonPlace): readonly RouteTarget[] {
  const single = route.field('mirror')
  const old = route.field('mirrorPercentage').field('value').number() ?? route.field('mirrorPercent').number() ?? 100
  return [
    ...(single.present ? [targetOf(single, old)] : []),
    ...route
      .field('mirrors')
      .items()
      .map((one) => targetOf(one.field('destination'), one.field('percentage').field('value').number() ?? 100)),
  ]
}

/** A fault without a percentage hits no request. */
function readFault(fault: JsonPlace): Pick<RouteRule, 'delay' | 'abort'> {
  const delay = fault.field('delay')
  const abort = fault.field('abort')
  const percentOf = (place: JsonPlace): number =>
    place.field('percentage').present
      ? (place.field('percentage').field('value').number() ?? 0)
      : (place.field('percent').number() ?? 0)
  const status = abort.field('httpStatus').number()
  return {
    delay: delay.present ? { percent: percentOf(delay), duration: delay.field('fixedDelay').text() ?? '' } : null,
    abort: abort.present
      ? {
          percent: percentOf(abort),
          status: status === undefined ? (abort.field('grpcStatus').text() ?? '') : String(status),
        }
      : null,
  }
}

function readRedirect(redirect: JsonPlace): string | null {
  if (!redirect.present) return null
  return `${redirect.field('authority').text() ?? ''}${redirect.field('uri').text() ?? ''}`
}

const HOWS = [
  ['exact', 'is'],
  ['prefix', 'begins'],
  ['regex', 'matches'],
] as const

type Subject = Condition['subject']

function readHttpMatch(match: JsonPlace): readonly Condition[] {
  return [
    ...readText('path', null, match.field('uri')),
    ...readText('method', null, match.field('method')),
    ...readText('authority', null, match.field('authority')),
    ...readText('scheme', null, match.field('scheme')),
    ...readMap('header', match.field('headers')),
    ...readMap('header', match.field('withoutHeaders')).map((one): Condition => ({ ...one, how: 'isNot' })),
    ...readMap('query', match.field('queryParams')),
    ...readCommon(match),
  ]
}

function readTcpMatch(match: JsonPlace): readonly Condition[] {
  return [
    ...match
      .field('sniHosts')
      .texts()
      .map((value) => is('sni', value)),
    ...match
      .field('destinationSubnets')
      .texts()
      .map((value) => is('subnet', value)),
    ...readCommon(match),
  ]
}

function readCommon(match: JsonPlace): readonly Condition[] {
  const port = match.field('port').number()
  const namespace = match.field('sourceNamespace').text()
  return [
    ...(port === undefined ? [] : [is('port', String(port))]),
    ...match
      .field('gateways')
      .texts()
      .map((value) => is('gateway', value)),
    ...Object.entries(match.field('sourceLabels').textMap()).map(([name, value]) => is('sourceLabel', value, name)),
    ...(namespace === undefined ? [] : [is('sourceNamespace', namespace)]),
  ]
}

function is(subject: Subject, value: string, name: string | null = null): Condition {
  return { subject, name, how: 'is', value }
}

function readMap(subject: Subject, map: JsonPlace): readonly Condition[] {
  return Object.keys(map.record()).flatMap((name) => readText(subject, name, map.field(name)))
}

/** An empty matcher asks only that the thing is there. */
function readText(subject: Subject, name: string | null, place: JsonPlace): readonly Condition[] {
  if (!place.present) return []
  for (const [field, how] of HOWS) {
    const value = place.field(field).text()
    if (value !== undefined) return [{ subject, name, how, value }]
  }
  return [{ subject, name, how: 'present', value: '' }]
}
