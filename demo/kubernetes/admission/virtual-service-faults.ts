import { isJsonObject, itemsAt, objectAt, textAt, valueAt } from '../json'
import { patternFaults } from './pattern-faults'

const has = (value: unknown, field: string): boolean => isJsonObject(valueAt(value, field))

/** What istiod 1.31 refuses in a VirtualService, in its words; of its checks those that a hand that edits routes meets. */
export function virtualServiceFaults(spec: unknown): readonly string[] {
  const http = itemsAt(spec, 'http')
  const others = ['tcp', 'tls'].flatMap((protocol) => itemsAt(spec, protocol))
  if (http.length + others.length === 0) return ['http, tcp or tls must be provided in virtual service']
  return [...http.flatMap(routeFaults), ...others.flatMap((route) => weightFaults(itemsAt(route, 'route')))]
}

function routeFaults(route: unknown): readonly string[] {
  const destinations = itemsAt(route, 'route')
  const kinds = {
    route: destinations.length > 0,
    redirect: has(route, 'redirect'),
    direct: has(route, 'directResponse'),
  }
  if (!kinds.route && !kinds.redirect && !kinds.direct && !has(route, 'delegate')) {
    return ['HTTP route, redirect or direct_response is required']
  }
  return [
    ...combinationFaults(kinds),
    ...itemsAt(route, 'match').flatMap(matchFaults),
    ...itemsAt(route, 'corsPolicy', 'allowOrigins').flatMap((origin) =>
      patternFaults('corsPolicy.allowOrigins', origin),
    ),
    ...['delay', 'abort'].flatMap((fault) => shareFaults(valueAt(route, 'fault', fault, 'percentage', 'value'))),
    ...mirrorFaults(route),
    ...weightFaults(destinations),
  ]
}

interface Kinds {
  readonly route: boolean
  readonly redirect: boolean
  readonly direct: boolean
}

function combinationFaults({ route, redirect, direct }: Kinds): readonly string[] {
  if (redirect && route) {
    const all = direct ? ['HTTP route rule cannot contain both direct_response and redirect'] : []
    return ['HTTP route cannot contain both route and redirect', ...all]
  }
  if (direct && route) return ['HTTP route cannot contain both route and direct_response']
  return direct && redirect ? ['HTTP route rule cannot contain both direct_response and redirect'] : []
}

/** Without any weight, one destination gets everything and several get nothing. */
function weightFaults(destinations: readonly unknown[]): readonly string[] {
  const weights = destinations.map((destination) => Number(valueAt(destination, 'weight') ?? 0))
  const negative = weights.filter((weight) => weight < 0).map((weight) => `weight ${weight} < 0`)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.length > 1 && sum === 0 ? [...negative, 'total destination weight = 0'] : negative
}

function matchFaults(match: unknown): readonly string[] {
  const single = ['uri', 'scheme', 'method', 'authority'].flatMap((field) =>
    patternFaults(field, valueAt(match, field)),
  )
  const maps = ['headers', 'queryParams', 'withoutHeaders'].flatMap((field) =>
    Object.values(objectAt(match, field)).flatMap((inner) => patternFaults(field, inner)),
  )
  return [...single, ...maps]
}

function shareFaults(share: unknown): readonly string[] {
  if (typeof share !== 'number' || share === 0 || (share >= 0.0001 && share <= 100)) return []
  return [`percentage ${share} is neither 0.0, nor in range [0.0001, 100.0]`]
}

function mirrorFaults(route: unknown): readonly string[] {
  const mirrors = itemsAt(route, 'mirrors')
  const both = has(route, 'mirror') && mirrors.length > 0 ? ['HTTP route cannot contain both mirror and mirrors'] : []
  const own = textAt(route, 'mirror', 'host') === '' ? undefined : valueAt(route, 'mirrorPercentage', 'value')
  return [
    ...both,
    ...mirrorShareFaults('mirror_percentage', own),
    ...mirrors.flatMap((mirror) => mirrorShareFaults('mirror percentage', valueAt(mirror, 'percentage', 'value'))),
  ]
}

function mirrorShareFaults(name: string, share: unknown): readonly string[] {
  if (typeof share !== 'number') return []
  if (share > 100) return [`${name} must have a max value of 100 (it has ${share.toFixed(6)})`]
  return share < 0 ? [`${name} must have a min value of 0 (it has ${share.toFixed(6)})`] : []
}
