import 'server-only'
import type { User } from '@/lib/access/user'
import { groupRoots } from '@/lib/control-plane/certificates/group-roots'
import type { CertificatesAnswer, TrustingWebhook } from '@/lib/control-plane/certificates/model'
import { readIstiodExpiry } from '@/lib/control-plane/certificates/read-istiod-expiry'
import { judgeTrust } from '@/lib/control-plane/webhooks/judge-trust'
import { readWebhooks } from '@/lib/control-plane/webhooks/read-webhooks'
import { mayRead } from '@/lib/graph/query/visible-scope'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getConfig } from '@/lib/server/process/config'
import { getIstiodExpiry } from './istiod-expiry'
import { readBundle } from './read-bundle'
import { trustedRoots } from './trusted-roots'
import { getTrustObjects } from './trust-objects'

/**
 * The roots that the namespaces trust which the user may see, and, with the right to see the control plane, whether they are its own
 * and until when what it signs with holds.
 *
 * @throws PharosError when nobody can say what the user may see.
 */
export async function getCertificates(user: User): Promise<CertificatesAnswer> {
  const [facts, read] = await Promise.all([getMeshFacts(user), getTrustObjects()])
  const { asOf: now, access, clusters } = facts
  const cluster = clusters[0]?.name ?? ''
  const sees = (namespace: string): boolean => mayRead(access, cluster, namespace)
  const planes = getConfig().istio.control_plane_namespaces
  const plane = planes.find(sees)
  const { copies: all, failure, webhooks } = read
  const trusted = plane === undefined ? undefined : trustedRoots(all, planes.filter(sees))
  const shown = all.filter(({ namespace }) => sees(namespace))
  const unread = failure === null ? [] : [`The roots of namespaces could not be read: ${failure}`]
  const own = plane === undefined ? undefined : await controlPlaneOf(plane, { webhooks, trusted, now })
  return {
    now,
    cluster,
    roots: groupRoots(shown, { read: readBundle, trusted, now }),
    controlPlane: own?.controlPlane ?? null,
    missing: own === undefined ? missingRight(planes) : null,
    notes: [...unread, ...(own?.notes ?? [])],
    limited: access[cluster] !== '*',
  }
}

interface Known {
  readonly webhooks: readonly object[]
  readonly trusted: ReadonlySet<string> | undefined
  readonly now: string
}

async function controlPlaneOf(namespace: string, { webhooks: objects, trusted, now }: Known) {
  const series = await getIstiodExpiry()
  const notes = series === undefined ? ['The metric store did not say until when istiod can sign.'] : []
  const webhooks = readWebhooks(objects).map(({ kind, configuration, name, authority }): TrustingWebhook => ({
    ...{ kind, configuration, name },
    trust: judgeTrust(authority, readBundle, trusted),
  }))
  const istiod = series === undefined ? [] : readIstiodExpiry(series, now)
  return { controlPlane: { namespace, istiod, webhooks }, notes }
}

/** In words, for a page that shows the rest. */
function missingRight(planes: readonly string[]): string {
  return `It takes the rights to get the namespace ${planes.join(' or ')} and to list its pods.`
}
