import type { GrafanaDashboard } from '@/lib/ports/grafana'
import { fillLink } from './fill-link'
import type { LinkKind, LinkTarget } from './link-target'

/** Where a dashboard of Grafana is linked from. `mesh` and `control-plane`: from the control plane's namespaces. */
export const GRAFANA_CONTEXTS = ['mesh', 'control-plane', 'namespace', 'service', 'workload', 'app'] as const
export type GrafanaContext = (typeof GRAFANA_CONTEXTS)[number]

/** A dashboard that is linked to, found by uid, by title or by the number under which it is published; a uid alone decides. */
export interface GrafanaEntry {
  /** At grafana.com, which stays with a dashboard that somebody renamed. */
  readonly id?: number | undefined
  readonly uid?: string | undefined
  readonly title?: string | undefined
  readonly on: readonly GrafanaContext[]
  /** Variable → text with words in braces, as in `LinkTemplate`. */
  readonly variables: Readonly<Record<string, string>>
}

export interface LinkTemplate {
  readonly title: string
  /** With `{namespace}`, `{name}`, `{workload}`, `{app}`, `{service}`. */
  readonly url: string
  readonly on: readonly LinkKind[]
}

export interface LinkSettings {
  /** Where people's browsers find Grafana; null: there is none. */
  readonly grafana: string | null
  readonly entries: readonly GrafanaEntry[]
  /** Of variables that every dashboard gets. */
  readonly datasourceUid: string
  readonly orgId: number
  readonly templates: readonly LinkTemplate[]
}

/** The window of the page, which the linked dashboard opens with; unix milliseconds, or Grafana's words. */
export interface LinkWindow {
  readonly from: string
  readonly to: string
}

export interface PlannedLinks {
  readonly links: readonly { readonly from: 'grafana' | 'template'; readonly title: string; readonly url: string }[]
  /** Dashboards that Grafana does not have (S25): said, and no link. */
  readonly missing: readonly string[]
}

/** The dashboards that Istio publishes, as they are called where nobody renamed them. */
export const ISTIO_DASHBOARDS: readonly GrafanaEntry[] = [
  { id: 7639, title: 'Istio Mesh Dashboard', on: ['mesh'], variables: {} },
  { id: 7645, title: 'Istio Control Plane Dashboard', on: ['control-plane'], variables: {} },
  { id: 11829, title: 'Istio Performance Dashboard', on: ['control-plane'], variables: {} },
  { id: 13277, title: 'Istio Wasm Extension Dashboard', on: ['control-plane'], variables: {} },
  { id: 7636, title: 'Istio Service Dashboard', on: ['service'], variables: { service: '{host}' } },
  {
    id: 7630,
    title: 'Istio Workload Dashboard',
    on: ['workload'],
    variables: { namespace: '{namespace}', workload: '{workload}' },
  },
]

interface Place {
  readonly target: LinkTarget
  /** The namespace is one of the control plane. */
  readonly controlPlane: boolean
  /** Of the mesh: `svc.cluster.local`. */
  readonly domain: string
  readonly window: LinkWindow
}

/**
 * The links about something.
 *
 * @param found what Grafana has; undefined where it was not asked or did not answer: then nothing is linked, and nothing called missing.
 */
export function planLinks(
  settings: LinkSettings,
  found: readonly GrafanaDashboard[] | undefined,
  place: Place,
): PlannedLinks {
  const words = wordsOf(place)
  const entries = settings.grafana === null || found === undefined ? [] : wantedEntries(settings, place)
  const missing: string[] = []
  const links = entries.flatMap((entry) => {
    const dashboard = found === undefined ? undefined : findDashboard(entry, found)
    if (dashboard === undefined) {
      missing.push(entry.title ?? entry.uid ?? String(entry.id ?? ''))
      return []
    }
    const url = dashboardUrl(settings, entry, { uid: dashboard.uid, words, window: place.window })
    return url === null ? [] : [{ from: 'grafana' as const, title: dashboard.title, url }]
  })
  const own = settings.templates
    .filter(({ on }) => on.some((kind) => kind === place.target.kind))
    .flatMap(({ title, url }) => {
      const href = fillLink(url, words)
      return href === null ? [] : [{ from: 'template' as const, title, url: href }]
    })
  return { links: [...links, ...own], missing }
}

/** Whether Grafana has to be asked at all. */
export function wantedEntries(
  { entries }: Pick<LinkSettings, 'entries'>,
  { target, controlPlane }: Pick<Place, 'target' | 'controlPlane'>,
): readonly GrafanaEntry[] {
  const ofMesh = target.kind === 'mesh' || (controlPlane && target.kind === 'namespace')
  const contexts: readonly GrafanaContext[] = [target.kind, ...(ofMesh ? (['mesh', 'control-plane'] as const) : [])]
  return entries.filter(({ on }) => on.some((context) => contexts.includes(context)))
}

/** The dashboard that an entry means. A title that is there beats the number: people keep changed copies beside the original. */
function findDashboard(
  { id, uid, title }: GrafanaEntry,
  found: readonly GrafanaDashboard[],
): GrafanaDashboard | undefined {
  if (uid !== undefined) return found.find((one) => one.uid === uid)
  const wanted = title?.trim().toLowerCase()
  return (
    (wanted === undefined ? undefined : found.find((one) => one.title.trim().toLowerCase() === wanted)) ??
    (id === undefined ? undefined : found.find(({ publishedAs }) => publishedAs === id))
  )
}

/** Whether an entry can only be found by the number under which it is published, which Grafana's search does not tell. */
export function needsNumbers(entries: readonly GrafanaEntry[], found: readonly GrafanaDashboard[]): boolean {
  return entries.some((entry) => entry.id !== undefined && findDashboard(entry, found) === undefined)
}

/** Titles, or uids, of the dashboards that are linked to and that Grafana does not have (S25). */
export function missingDashboards(
  entries: readonly GrafanaEntry[],
  found: readonly GrafanaDashboard[],
): readonly string[] {
  return entries
    .filter((entry) => findDashboard(entry, found) === undefined)
    .map(({ title, uid }) => title ?? uid ?? '')
}

function wordsOf({ target, domain }: Place): Readonly<Record<string, string>> {
  const { kind, namespace, name } = target
  const host = name.includes('.') ? name : `${name}.${namespace}.${domain}`
  return {
    namespace,
    name,
    ...(kind === 'namespace' || kind === 'mesh' ? {} : { [kind]: name }),
    ...(kind === 'service' ? { host } : {}),
  }
}

interface Filled {
  readonly uid: string
  readonly words: Readonly<Record<string, string>>
  readonly window: LinkWindow
}

function dashboardUrl(
  settings: LinkSettings,
  { variables }: GrafanaEntry,
  { uid, words, window }: Filled,
): string | null {
  const { grafana, datasourceUid, orgId } = settings
  const base = fillLink(`${(grafana ?? '').replace(/\/$/, '')}/d/{uid}`, { uid })
  if (base === null) return null
  const url = new URL(base)
  if (orgId > 0) url.searchParams.set('orgId', String(orgId))
  if (datasourceUid !== '') url.searchParams.set('var-datasource', datasourceUid)
  for (const [variable, text] of Object.entries(variables)) {
    const value = text.replaceAll(/\{([a-z]+)\}/g, (_, word: string) =>
      Object.hasOwn(words, word) ? (words[word] ?? '') : '',
    )
    url.searchParams.set(`var-${variable}`, value)
  }
  url.searchParams.set('from', window.from)
  url.searchParams.set('to', window.to)
  return url.href
}
