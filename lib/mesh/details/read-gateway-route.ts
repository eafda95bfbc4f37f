import type { JsonPlace } from '@/lib/istio/json-place'
import { EMPTY_RULE, shares } from './route-rule'
import type { Condition, RouteRule, RouteTarget } from './routing-model'

/**
 * The rules of a route of the Gateway API, in its order.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute
 */
export function readGatewayRoute(spec: JsonPlace): readonly RouteRule[] {
  return spec.field('rules').items().map(readRule)
}

function readRule(rule: JsonPlace): RouteRule {
  const backends = rule.field('backendRefs').items()
  const percents = shares(backends.map((one) => one.field('weight').number() ?? 1))
  const filters = rule.field('filters').items()
  const timeouts = rule.field('timeouts')
  const redirect = filters.map((one) => one.field('requestRedirect')).find(({ present }) => present)
  const rewrite = filters.map((one) => one.field('urlRewrite')).find(({ present }) => present)
  return {
    ...EMPTY_RULE,
    matches: rule.field('matches').items().map(readMatch),
    targets: backends.map((backend, i) => targetOf(backend, percents[i] ?? null)),
    timeout: timeouts.field('request').text() ?? timeouts.field('backendRequest').text() ?? null,
    mirrors: filters
      .map((one) => one.field('requestMirror'))
      .filter(({ present }) => present)
      .map((mirror) => targetOf(mirror.field('backendRef'), mirror.field('percent').number() ?? 100)),
    redirect: redirect === undefined ? null : `${redirect.field('hostname').text() ?? ''}${pathOf(redirect)}`,
    rewrite: rewrite === undefined ? null : `${rewrite.field('hostname').text() ?? ''}${pathOf(rewrite)}`,
  }
}

function pathOf(filter: JsonPlace): string {
  const path = filter.field('path')
  return path.field('replaceFullPath').text() ?? path.field('replacePrefixMatch').text() ?? ''
}

function targetOf(backend: JsonPlace, percent: number | null): RouteTarget {
  const name = backend.field('name').text() ?? ''
  const namespace = backend.field('namespace').text()
  return { host: namespace === undefined ? name : `${name}.${namespace}`, subset: null, percent }
}

const HOWS: ReadonlyMap<string | undefined, Condition['how']> = new Map([
  ['PathPrefix', 'begins'],
  ['RegularExpression', 'matches'],
])

function readMatch(match: JsonPlace): readonly Condition[] {
  const path = match.field('path')
  const method = match.field('method')
  const verb = method.present && typeof match.record().method === 'string' ? method.text() : undefined
  const call = verb === undefined && method.present ? callOf(method) : undefined
  return [
    ...(path.present ? [condition('path', path, path.field('value').text() ?? '/', 'PathPrefix')] : []),
    ...(verb === undefined ? [] : [{ subject: 'method', name: null, how: 'is', value: verb } as const]),
    ...(call === undefined ? [] : [call]),
    ...match
      .field('headers')
      .items()
      .map((one) => named('header', one)),
    ...match
      .field('queryParams')
      .items()
      .map((one) => named('query', one)),
  ]
}

/** Of a GRPCRoute: `SERVICE/METHOD`. */
function callOf(method: JsonPlace): Condition {
  const parts = [method.field('service').text() ?? '*', method.field('method').text() ?? '*']
  return { subject: 'method', name: null, how: HOWS.get(method.field('type').text()) ?? 'is', value: parts.join('/') }
}

function condition(subject: Condition['subject'], place: JsonPlace, value: string, usual?: string): Condition {
  return { subject, name: null, how: HOWS.get(place.field('type').text() ?? usual) ?? 'is', value }
}

function named(subject: 'header' | 'query', place: JsonPlace): Condition {
  return { ...condition(subject, place, place.field('value').text() ?? ''), name: place.field('name').text() ?? '' }
}
