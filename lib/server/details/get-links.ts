import 'server-only'
import type { User } from '@/lib/access/user'
import { parseInstant } from '@/lib/graph/request/parse-instant'
import { readLinkTarget } from '@/lib/links/link-target'
import type { LinksAnswer } from '@/lib/links/links-answer'
import { ISTIO_DASHBOARDS, type LinkSettings, type LinkWindow, planLinks, wantedEntries } from '@/lib/links/plan-links'
import { getConfig } from '@/lib/server/process/config'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { findGrafanaDashboards } from '@/lib/server/sources/grafana-source'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { hasMeshRight } from '@/lib/server/access/mesh-right'
import { requireVisible } from '@/lib/server/access/require-visible'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { orThrow } from '@/lib/server/http/or-throw'
import { formatDuration } from '@/lib/time/duration'
import { badParameter } from '@/lib/url/bad-parameter'
import { durationParameter } from '@/lib/url/duration-parameter'

const NOTHING: LinksAnswer = { links: [], missing: [], failure: null }
const UNKNOWN = 'The parameter ref must be workload:NS/NAME, app:NS/NAME, service:NS/NAME, namespace:NS or mesh.'

/**
 * What the configuration links to about a thing or a namespace: dashboards of Grafana that are there, and templates.
 *
 * @throws PharosError `bad_request` naming the parameter, `forbidden` naming the namespace. A Grafana that fails is a part of the answer.
 */
export async function getLinks(user: User, query: URLSearchParams): Promise<LinksAnswer> {
  refuseParameters(query, ['ref', 'duration', 'at'])
  const target = readLinkTarget(query.get('ref') ?? '')
  if (target === undefined) throw badParameter('ref', UNKNOWN)
  const { istio, links, ui } = getConfig()
  if (target.kind !== 'mesh') await requireVisible(user, target.namespace)
  else if (!hasMeshRight(orThrow(await visibleNamespaces(user)))) return NOTHING
  const settings = linkSettings(links)
  const controlPlane = istio.control_plane_namespaces.includes(target.namespace)
  const wanted = settings.grafana === null ? [] : wantedEntries(settings, { target, controlPlane })
  const found = wanted.length > 0 ? await findGrafanaDashboards(wanted) : undefined
  const place = { target, controlPlane, domain: getClusterFacts().identityDomain, window: windowOf(query, ui.window) }
  return {
    ...planLinks(settings, found?.ok === true ? found.value : undefined, place),
    failure: found?.ok === false ? found.error.message : null,
  }
}

/** The dashboards that are linked to. */
export function grafanaEntries(): LinkSettings['entries'] {
  const { dashboards } = getConfig().links.grafana
  return dashboards === 'built-in' ? ISTIO_DASHBOARDS : dashboards
}

function linkSettings({ grafana, templates }: ReturnType<typeof getConfig>['links']): LinkSettings {
  const address = grafana.external_url === '' ? grafana.url : grafana.external_url
  return {
    grafana: grafana.enabled && grafana.url !== '' ? address : null,
    entries: grafanaEntries(),
    datasourceUid: grafana.datasource_uid,
    orgId: grafana.org_id,
    templates,
  }
}

function windowOf(query: URLSearchParams, usual: number): LinkWindow {
  const asked = query.get('duration')
  const seconds = asked === null ? usual : durationParameter.parse(asked)
  if (seconds === undefined)
    throw badParameter('duration', `The parameter duration must be ${durationParameter.expected}.`)
  const moment = query.get('at')
  if (moment === null) return { from: `now-${formatDuration(seconds)}`, to: 'now' }
  const at = parseInstant(moment)
  if (at === undefined) throw badParameter('at', 'The parameter at must be unix seconds or RFC 3339.')
  return { from: String(Math.round((at - seconds) * 1000)), to: String(Math.round(at * 1000)) }
}
