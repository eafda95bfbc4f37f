import type { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { badParameter } from '@/lib/url/bad-parameter'
import { PROXY_ISSUES, type ProxyFilter } from './filter-proxies'

const KNOWN = ['namespace', 'revision', 'state', 'version']

/**
 * Reads the query of `GET /api/mesh/proxies`: `state` and `version` are comma lists.
 *
 * @returns or `bad_request`, whose `details.parameter` names the first bad one.
 */
export function parseProxiesRequest(query: URLSearchParams): Result<ProxyFilter, PharosError> {
  for (const name of query.keys()) {
    if (!KNOWN.includes(name)) return failed(badParameter(name, `There is no parameter ${name.slice(0, 100)}.`))
    if (query.getAll(name).length > 1) return failed(badParameter(name, `The parameter ${name} may be given once.`))
  }
  const states = listOf(query.get('state'))
  const issues = PROXY_ISSUES.filter((issue) => states.includes(issue))
  if (issues.length !== new Set(states).size) {
    return failed(badParameter('state', `The parameter state must be a comma list of ${PROXY_ISSUES.join(', ')}.`))
  }
  const [namespace, revision] = [query.get('namespace'), query.get('revision')]
  return ok({ text: '', issues, versions: listOf(query.get('version')), namespace, revision })
}

function listOf(text: string | null): readonly string[] {
  return text === null || text === '' ? [] : text.split(',')
}
