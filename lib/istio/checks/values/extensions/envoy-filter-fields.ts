import type { CheckOfObject } from '@/lib/istio/checks/check'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { doubtful, type FieldProblems, wrong } from '../field-problem'
import { quoted } from '../quoted'
import { regexRule } from '../regex-rule'
import { judgeSelector } from '../selector'

const MATCH_OF: Readonly<Record<string, string>> = {
  LISTENER: 'listener',
  FILTER_CHAIN: 'listener',
  NETWORK_FILTER: 'listener',
  HTTP_FILTER: 'listener',
  ROUTE_CONFIGURATION: 'routeConfiguration',
  VIRTUAL_HOST: 'routeConfiguration',
  HTTP_ROUTE: 'routeConfiguration',
  CLUSTER: 'cluster',
}
const MATCHES = ['listener', 'routeConfiguration', 'cluster']
const HTTP_MANAGER = ['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager']
const OLD_API = /type\.googleapis\.com\/envoy\.(?:api\.v2|config\.(?:[a-z_.]+\.)?v2(?:alpha)?)\b/
const MAX_DEPTH = 64

function* checkPatches(object: FieldPlace): FieldProblems {
  for (const item of object.at('spec', 'configPatches').items()) {
    if (!item.present) yield wrong(item, 'This patch is null.')
    else if (item.at('match', 'context').text() !== 'WAYPOINT') yield* checkPatch(item)
  }
}

function* checkPatch(item: FieldPlace): FieldProblems {
  const [applyTo, match, patch] = [item.field('applyTo'), item.field('match'), item.field('patch')]
  const target = applyTo.text() ?? ''
  const operation = patch.field('operation').text() ?? ''
  if (target === '' || target === 'INVALID') yield wrong(applyTo, 'applyTo is missing: it says what is patched.')
  if (!patch.present) yield wrong(patch, 'The patch is missing.')
  else if (operation === '' || operation === 'INVALID')
    yield wrong(patch.field('operation'), 'The operation is missing.')
  else if (operation !== 'REMOVE' && !patch.field('value').present)
    yield wrong(patch.field('value'), `The operation ${operation} needs a value.`)
  yield* checkVersion(match.at('proxy', 'proxyVersion'))
  const expected = Object.hasOwn(MATCH_OF, target) ? MATCH_OF[target] : undefined
  for (const name of expected === undefined ? [] : MATCHES.filter((one) => one !== expected))
    if (match.field(name).present)
      yield wrong(match.field(name), `${target} is matched by ${expected ?? ''}, not by ${name}.`)
  yield* checkFilter(match.at('listener', 'filterChain', 'filter'), target)
  yield* checkTypes(patch.field('value'), 0)
}

function* checkVersion(version: FieldPlace): FieldProblems {
  const text = version.text() ?? ''
  if (text === '') return
  if (text.length > 1024) yield doubtful(version, 'The expression is longer than 1024 characters.')
  else {
    const fault = regexRule(text)
    if (fault !== undefined) yield wrong(version, `${quoted(text)} ${fault}.`)
  }
}

function* checkFilter(filter: FieldPlace, target: string): FieldProblems {
  if (!filter.present) return
  const name = filter.field('name').text() ?? ''
  if (target === 'LISTENER' || target === 'FILTER_CHAIN')
    yield doubtful(filter, `A match of a filter has no effect on ${target}.`)
  else if (name === '') yield wrong(filter.field('name'), 'The match of the filter has no name.')
  const sub = filter.field('subFilter')
  if (!sub.present) return
  if (target !== 'HTTP_FILTER') yield wrong(sub, 'A subFilter is for HTTP_FILTER only.')
  else if (!sub.field('name').filled) yield wrong(sub.field('name'), 'The subFilter has no name.')
  if (target === 'HTTP_FILTER' && name !== '' && !HTTP_MANAGER.includes(name))
    yield wrong(sub, `${quoted(name)} has no filters of HTTP: name the HTTP connection manager.`)
}

/** Envoy finds the type of a message by its `@type`; those of the v2 API are gone. */
function* checkTypes(value: FieldPlace, depth: number): FieldProblems {
  if (depth > MAX_DEPTH) return
  const type = value.entry('@type')
  const text = type.text() ?? ''
  if (OLD_API.test(text)) yield wrong(type, `${quoted(text)} is of Envoy's v2 API, which no proxy reads any more.`)
  const typed = value.field('typedConfig')
  if (typed.present && !typed.entry('@type').filled) yield wrong(typed, 'A typed_config needs its "@type".')
  for (const inner of [...value.entries(), ...value.items()]) yield* checkTypes(inner, depth + 1)
}

/** config-checks.md 4.5 */
export const envoyFilterFields: CheckOfObject = fieldCheck(['envoyfilters.networking.istio.io'], 'envoy-filter', {
  patch: checkPatches,
  selector: (object) => judgeSelector(object.at('spec', 'workloadSelector'), 'labels'),
})
