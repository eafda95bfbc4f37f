import type { CertificatesAnswer } from '@/lib/control-plane/certificates/model'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<CertificatesAnswer>((body) => Array.isArray(body.roots) && Array.isArray(body.notes))

/** The roots that namespaces trust, and until when they hold. */
export function meshCertificatesQuery() {
  return queryOptions({
    queryKey: ['mesh', 'certificates'],
    queryFn: ({ signal }) => getJson('/api/mesh/certificates', { signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}
