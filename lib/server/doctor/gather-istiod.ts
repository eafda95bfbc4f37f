import 'server-only'
import type { User } from '@/lib/access/user'
import type { IstiodEvidence } from '@/lib/doctor/evidence'
import { toSourceFailure } from '@/lib/doctor/to-source-failure'
import { PharosError } from '@/lib/ports/pharos-error'
import { getCertificates } from '@/lib/server/control-plane/get-certificates'
import { getConfig } from '@/lib/server/process/config'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { getProxySync } from '@/lib/server/sources/istiod-source'
import { NOTHING_KNOWN } from '@/lib/server/sources/nothing-known'
import { toIso } from '@/lib/server/sources/source-states'

/** What istiod tells, asked with the rights of the user, and whether the API server would trust it. */
export async function gatherIstiod(user: User): Promise<IstiodEvidence> {
  const [{ state, message, proxies }, certificates] = await Promise.all([
    getProxySync(user),
    getCertificates(user).catch(() => undefined),
  ])
  const { control_plane_namespaces: namespaces, istiod_port: port } = getConfig().istio
  const [namespace = 'istio-system'] = namespaces
  const failure = state === 'failed' || state === 'partial' ? toSourceFailure(new PharosError('upstream_unavailable', message ?? 'istiod did not answer.')) : null // prettier-ignore
  return {
    kind: 'istiod',
    namespace,
    source: {
      ...{ ...NOTHING_KNOWN, id: 'istiod', type: 'istiod', name: 'istiod' },
      ...{ state, message, asOf: state === 'fresh' ? toIso(getMetricSource().clock.estimate()) : null },
    },
    address: `port ${port} of its pods, through the API server`,
    ...{ tenant: null, latencyMs: null, clockOffsetSeconds: null, origin: 'found', pin: null },
    failure,
    proxies: state === 'fresh' || state === 'partial' ? proxies.length : null,
    denied: state === 'denied' ? (message ?? 'You may not ask istiod.') : null,
    webhooks: certificates?.controlPlane?.webhooks ?? null,
  }
}
