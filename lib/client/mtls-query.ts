import type { MtlsAnswer, MtlsQuestionOf } from '@/lib/url/mtls-answer'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<MtlsAnswer>((body) => Array.isArray(body.changes) && typeof body.now === 'object')

/** Which mode holds, what it takes to have another one, and what that would do. */
export function mtlsQuery({ level, namespace, workload, service, port, mode, mend }: MtlsQuestionOf) {
  const query = new URLSearchParams({ level })
  query.set('namespace', namespace)
  if (workload !== null) query.set('workload', workload)
  if (service !== null) query.set('service', service)
  if (level === 'port' && port !== null) query.set('port', String(port))
  if (mode !== null) query.set('mode', mode)
  if (mend) query.set('mend', 'true')
  return queryOptions({
    queryKey: ['mtls', query.toString()],
    queryFn: ({ signal }) => getJson('/api/mtls', { query, signal, read }),
    placeholderData: keepPreviousData,
    meta: { awaited: 'details' },
  })
}
