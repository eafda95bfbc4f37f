import type { PharosError } from '@/lib/ports/pharos-error'
import type { RootCertificates, UnwatchedKind, UnwatchedReader } from '@/lib/ports/unwatched-reader'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { isRecord } from '@/lib/std/is-record'
import { OBJECT_NAME } from '@/lib/std/object-name'
import { ok, type Result } from '@/lib/std/result'
import type { KubeClient } from './kube-client'
import { listPages } from './list-pages'
import { trimUnwatched } from './trim-unwatched'

const PAGE = 500
/** Definitions carry schemas of up to a megabyte. */
const PAGE_OF_DEFINITIONS = 20
const MOST = 50_000
/** Istiod writes it into every namespace that it knows. */
const ROOTS = 'istio-ca-root-cert'
const ROOTS_KEY = 'root-cert.pem'
/** A bundle of roots has a few kilobytes; what is longer is cut, and so says that it cannot be read. */
const MOST_OF_ROOTS = 256 * 1024

interface Place {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
}

/** Reads with the credentials of the client. */
export function createUnwatchedReader(client: KubeClient): UnwatchedReader {
  async function list(
    kind: UnwatchedKind | 'secrets',
    place: Place,
    call: UpstreamCall,
  ): Promise<Result<readonly object[], PharosError>> {
    const pageSize = kind.startsWith('customresourcedefinitions') ? PAGE_OF_DEFINITIONS : PAGE
    const listed = await listPages(client, {
      ...{ ...place, operation: 'list-once', kind, pageSize, maxObjects: MOST, call },
      read: (item) => trimUnwatched(kind, item),
    })
    return listed.ok ? ok(listed.value.objects) : listed
  }

  return {
    list: (kind, call) => list(kind, { path: pathOf(kind) }, call),
    async rootCertificates(call) {
      // A thousand namespaces have the same text.
      const known = new Map<string, string>()
      const listed = await listPages<RootCertificates>(client, {
        ...{ operation: 'list-once', kind: 'configmaps', path: '/api/v1/configmaps', pageSize: PAGE, maxObjects: MOST },
        query: { fieldSelector: `metadata.name=${ROOTS}` },
        call,
        read: (item) => toRoots(item, known),
      })
      return listed.ok ? ok(listed.value.objects) : listed
    },
    async secret(_user, { namespace, name }, call) {
      // The names stand in objects that anybody wrote: what no Secret can be called would be another path.
      if (!OBJECT_NAME.test(namespace) || !OBJECT_NAME.test(name)) return ok(undefined)
      const path = `${secretsOf(namespace)}/${name}`
      const answer = await client.get({ operation: 'read-secret', path, call })
      if (!answer.ok) return answer.error.code === 'not_found' ? ok(undefined) : answer
      return ok(trimUnwatched('secrets', answer.value))
    },
    secretsOfRemoteClusters(_user, namespace, call) {
      if (!OBJECT_NAME.test(namespace)) return Promise.resolve(ok([]))
      return list('secrets', { path: secretsOf(namespace), query: { labelSelector: 'istio/multiCluster=true' } }, call)
    },
  }
}

function toRoots(item: unknown, known: Map<string, string>): RootCertificates | undefined {
  if (!isRecord(item) || !isRecord(item.metadata) || item.metadata.name !== ROOTS) return undefined
  const { namespace } = item.metadata
  if (typeof namespace !== 'string') return undefined
  const text: unknown = isRecord(item.data) ? item.data[ROOTS_KEY] : undefined
  const read = typeof text === 'string' ? text.slice(0, MOST_OF_ROOTS) : ''
  const pem = known.get(read) ?? read
  known.set(pem, pem)
  return { namespace, pem }
}

function secretsOf(namespace: string): string {
  return `/api/v1/namespaces/${namespace}/secrets`
}

function pathOf(kind: UnwatchedKind): string {
  const dot = kind.indexOf('.')
  return dot < 0 ? `/api/v1/${kind}` : `/apis/${kind.slice(dot + 1)}/v1/${kind.slice(0, dot)}`
}
