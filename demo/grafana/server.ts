import type { DemoClock } from '../clock'
import type { HttpFault } from '../http/faults'
import type { CallRecorder } from '../http/recorder'
import { type Exchange, type RunningServer, serve } from '../http/serve'

export interface GrafanaOptions {
  readonly port: number
  readonly clock: DemoClock
  readonly recorder: CallRecorder
  readonly faults?: () => readonly HttpFault[]
  /** Whether anybody has imported boards; absent: they have. */
  readonly hasBoards?: () => boolean
}

/** As Istio's sample installation has them, but for the one of Wasm, which nobody has imported here; with the numbers of grafana.com. */
const PUBLISHED = new Map([
  ['Istio Control Plane Dashboard', 7645],
  ['Istio Mesh Dashboard', 7639],
  ['Istio Performance Dashboard', 11829],
  ['Istio Service Dashboard', 7636],
  ['Istio Workload Dashboard', 7630],
  ['Istio Ztunnel Dashboard', 21306],
])
const TITLES = [...PUBLISHED.keys()]

/** Answers the search of Grafana 12, as far as somebody asks it who wants to link there, and says so at the linked addresses. */
export function startGrafana({ hasBoards = () => true, ...options }: GrafanaOptions): Promise<RunningServer> {
  return serve({ ...options, name: 'grafana', handle: (exchange) => handle(exchange, hasBoards() ? TITLES : []) })
}

function handle({ request, response, url }: Exchange, titles: readonly string[]): void {
  const json = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
  }
  if (request.method !== 'GET') json(405, { message: 'Method not allowed' })
  else if (url.pathname === '/api/search') json(200, search(url.searchParams, titles))
  else if (url.pathname === '/api/health') json(200, { database: 'ok', version: '12.0.1', commit: 'demo' })
  else if (url.pathname.startsWith('/api/dashboards/uid/'))
    json(...dashboard(url.pathname.slice('/api/dashboards/uid/'.length), titles))
  else if (url.pathname.startsWith('/api/')) json(404, { message: 'Not found' })
  else {
    const page = '<!doctype html><title>Grafana</title><p>Grafana would be here: this is the demo.'
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  }
}

function dashboard(uid: string, titles: readonly string[]): [status: number, body: unknown] {
  const title = titles.find((_, index) => uid === `demo${index + 1}`)
  if (title === undefined) return [404, { message: 'Dashboard not found' }]
  return [200, { meta: { type: 'db' }, dashboard: { uid, title, gnetId: PUBLISHED.get(title), panels: [] } }]
}

function search(query: URLSearchParams, titles: readonly string[]): readonly object[] {
  const words = (query.get('query') ?? '').toLowerCase()
  const type = query.get('type') ?? 'dash-db'
  const limit = Number(query.get('limit') ?? 1000)
  const found = titles.map((title, index) => {
    const slug = title.toLowerCase().replaceAll(' ', '-')
    const uid = `demo${index + 1}`
    const url = `/d/${uid}/${slug}`
    const folder = { folderId: 1, folderUid: 'istio', folderTitle: 'istio', folderUrl: '/dashboards/f/istio/istio' }
    return { id: index + 1, uid, title, uri: `db/${slug}`, url, slug: '', type: 'dash-db', tags: [], isStarred: false, ...folder, sortMeta: 0 } // prettier-ignore
  })
  return type === 'dash-db' ? found.filter(({ title }) => title.toLowerCase().includes(words)).slice(0, limit) : []
}
