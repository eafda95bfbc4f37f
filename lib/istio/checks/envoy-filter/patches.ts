import type { CheckOfObject, Problem, Rule } from '../check'
import { at, field, list, textOr } from '../model/json'
import { filterName, patchesBehindVersioned } from './patch-order'

const INTERNALS: Rule = { slug: 'envoy-filter/exposes-internals', aliases: { IST0133: 'warning' }, severity: 'warning' }
const ADD: Rule = { slug: 'envoy-filter/add-ignored', aliases: { IST0153: 'error' }, severity: 'error' }
const REMOVE: Rule = { slug: 'envoy-filter/remove-ignored', aliases: { IST0154: 'error' }, severity: 'error' }
const REPLACE: Rule = { slug: 'envoy-filter/replace-wrong-target', aliases: { IST0152: 'error' }, severity: 'error' }
const RELATIVE: Rule = { slug: 'envoy-filter/relative-operation', aliases: { IST0151: 'warning' }, severity: 'warning' }
const VERSIONED: Rule = {
  slug: 'envoy-filter/relative-with-proxy-version',
  aliases: { IST0155: 'warning' },
  severity: 'warning',
}

const REPLACEABLE = ['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST']

/** Patches that Envoy ignores, or whose effect hangs on what else is patched. */
export const envoyFilterPatches: CheckOfObject = {
  kinds: ['envoyfilters.networking.istio.io'],
  rules: [INTERNALS, ADD, REMOVE, REPLACE, RELATIVE, VERSIONED],
  *run(object, mesh): Generator<Problem> {
    yield {
      rule: INTERNALS,
      path: ['spec'],
      message:
        'An EnvoyFilter changes what Istio writes for Envoy, which any version of Istio may write differently: test it before each upgrade.',
    }
    const behind = patchesBehindVersioned(mesh).get(object) ?? new Set()
    const first = (field(object.spec, 'priority') ?? 0) === 0
    for (const [i, item] of list(field(object.spec, 'configPatches')).entries()) {
      const found = judge(item, first, behind.has(i))
      if (found !== undefined) yield { ...found, path: ['spec', 'configPatches', i, 'patch', 'operation'] }
    }
  },
}

function judge(item: unknown, first: boolean, behind: boolean): Omit<Problem, 'path'> | undefined {
  const operation = textOr(at(item, 'patch', 'operation'))
  const applyTo = textOr(field(item, 'applyTo'))
  const vars = { operation, applyTo }
  if (applyTo === 'ROUTE_CONFIGURATION' || applyTo === 'HTTP_ROUTE') {
    if (operation === 'ADD')
      return {
        rule: ADD,
        vars,
        message: `ADD is ignored for ${applyTo}: write MERGE, or INSERT_FIRST where that is possible.`,
      }
    if (operation === 'REMOVE') return { rule: REMOVE, vars, message: `REMOVE is ignored for ${applyTo}.` }
  }
  if (operation === 'REPLACE' && !REPLACEABLE.includes(applyTo))
    return {
      rule: REPLACE,
      vars,
      message: `REPLACE has no effect on ${applyTo === '' ? 'what is not named' : applyTo}: it is for ${REPLACEABLE.join(', ')}.`,
    }
  if (!first || !['INSERT_BEFORE', 'INSERT_AFTER', 'REMOVE', 'REPLACE'].includes(operation)) return undefined
  if (!behind)
    return {
      rule: RELATIVE,
      vars,
      message: `${operation} depends on which filters are there already, and this EnvoyFilter has no priority: set one, or write INSERT_FIRST or MERGE.`,
    }
  const filter = filterName(item)
  return {
    rule: VERSIONED,
    vars: { ...vars, filter },
    message: `${operation} is relative to a filter that an earlier patch brings to some versions of the proxy only: set a priority.`,
  }
}
