import { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { listViewParsers, readListView } from '@/lib/url/list-view'
import type { RowFilter } from './filter-rows'
import { type ListContext, type ListRequest, parseListRequest } from './parse-list-request'
import { readRowFilter } from './read-row-filter'

const FILTERS = ['q', 'kind', 'status', 'code', 'managed', 'labels', 'labelop'] as const

export interface ConfigListRequest extends Pick<
  ListRequest,
  'namespaces' | 'cluster' | 'durationSeconds' | 'standing'
> {
  readonly filter: RowFilter
}

/**
 * Reads the query of the list of configuration: what every list reads, and its filters as the page writes them.
 *
 * @returns or `bad_request`, whose `details.parameter` names the first bad one.
 */
export function parseConfigRequest(
  query: URLSearchParams,
  context: ListContext,
): Result<ConfigListRequest, PharosError> {
  const own = new URLSearchParams()
  const others = new URLSearchParams()
  for (const [name, text] of query) {
    const filter = FILTERS.find((one) => one === name)
    if (filter === undefined) {
      others.append(name, text)
      continue
    }
    if (own.has(name)) return refuse(name, `The parameter ${name} is given more than once.`)
    if (listViewParsers[filter].parse(text) === null)
      return refuse(name, `The parameter ${name} has a value that it cannot have.`)
    own.append(name, text)
  }
  const request = parseListRequest(others, context)
  return request.ok ? ok({ ...request.value, filter: readRowFilter(readListView(own)) }) : request
}

function refuse(parameter: string, message: string): Result<never, PharosError> {
  return failed(new PharosError('bad_request', message, { parameter }))
}
