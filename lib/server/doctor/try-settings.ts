import 'server-only'
import { isVisibleIn } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import { diagnose } from '@/lib/doctor/diagnose'
import type { DoctorEvidence } from '@/lib/doctor/evidence'
import { mayTry } from '@/lib/doctor/may-try'
import type { DoctorAnswer } from '@/lib/doctor/model'
import { readTriedSettings } from '@/lib/doctor/read-tried-settings'
import { PharosError } from '@/lib/ports/pharos-error'
import { hasMeshRight } from '@/lib/server/access/mesh-right'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { takeTurn } from '@/lib/server/access/write-turns'
import { askTried } from '@/lib/server/doctor/ask-tried'
import { orThrow } from '@/lib/server/http/or-throw'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getConfig } from '@/lib/server/process/config'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { NOTHING_KNOWN } from '@/lib/server/sources/nothing-known'
import { toIso } from '@/lib/server/sources/source-states'
import { getTraceSource } from '@/lib/server/sources/trace-source'
import { badParameter } from '@/lib/url/bad-parameter'

/**
 * Asks one source with settings out of a request, once. Only hosts of the configuration and Services that the user may see are asked (security
 * rule R17), with no credential of the configuration; nothing is kept.
 *
 * @throws PharosError `bad_request` naming the field, `forbidden` without the right to see the mesh itself, `too_many_requests`
 */
export async function trySettings(user: User, body: unknown): Promise<DoctorAnswer> {
  const settings = orThrow(readTriedSettings(body))
  takeTurn(user, 'look')
  const visible = orThrow(await visibleNamespaces(user))
  if (!hasMeshRight(visible)) {
    const [namespace = ''] = getConfig().istio.control_plane_namespaces
    throw new PharosError('forbidden', 'Only who may see the control plane may try settings.', { namespace })
  }
  const services = getClusterFacts().services.filter(({ namespace }) => isVisibleIn(visible, namespace))
  if (!mayTry(settings.url, { known: knownAddresses(), services })) {
    throw badParameter('url', 'Only hosts of the configuration and Services of the cluster (NAME.NAMESPACE) are tried.')
  }
  const tried = await askTried(settings)
  const now = toIso(getMetricSource().clock.estimate())
  const sources = diagnose(withOnly(tried)).filter(({ source }) => source.id === 'tried')
  return { now, checkedAt: now, sources }
}

function knownAddresses(): readonly string[] {
  const { parts = [] } = getMetricSource()
  const traces = getTraceSource()
  const { url } = getConfig().links.grafana
  return [...parts.map(({ address }) => address), ...(traces.store === undefined ? [] : [traces.address]), url]
}

const NOTHING_ELSE: DoctorEvidence = {
  ...{ windowSeconds: 300, windowBeginsAgoSeconds: 300, namespaces: [], limited: true },
  ...{ metrics: [], traces: null, grafana: null, istiod: null },
  ...{ pods: null, controlPlanes: null, builds: null, traffic: null, entry: null },
  cluster: {
    kind: 'kubernetes',
    source: { ...NOTHING_KNOWN, id: 'kubernetes', type: 'kubernetes', name: '', state: 'starting' },
    ...{ address: null, tenant: null, latencyMs: null, clockOffsetSeconds: null },
    ...{ origin: 'configured', pin: null, failure: null },
  },
}

function withOnly(tried: Awaited<ReturnType<typeof askTried>>): DoctorEvidence {
  switch (tried.kind) {
    case 'metrics':
      return { ...NOTHING_ELSE, metrics: [tried] }
    case 'traces':
      return { ...NOTHING_ELSE, traces: tried }
    case 'grafana':
      return { ...NOTHING_ELSE, grafana: tried }
  }
}
