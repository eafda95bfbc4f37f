import { NO_BADGES } from '@/lib/graph/build/no-badges'
import {
  type DrawnParts,
  type GraphBox,
  type GraphEdge,
  type GraphNode,
  type NodeHealth,
  type OwnWords,
  STATUSES,
} from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import type { ComponentLink, Mesh, MeshComponent } from '../model'
import { frameOf } from './frame-of'
import { lookOfRole } from './look-of-role'
import { statusOf } from './status-of'

/** What is said of components, links and frames, in the reader's language. */
export interface MeshWords {
  readonly title: (component: MeshComponent) => string
  readonly detail: (component: MeshComponent) => string
  readonly component: (component: MeshComponent) => OwnWords
  readonly link: (link: ComponentLink) => OwnWords
  /** @param cluster null: the frame of what lives outside. */
  readonly frameName: (cluster: string | null) => string
  readonly frame: (cluster: string | null, members: readonly MeshComponent[]) => OwnWords
}

/** The components of a mesh as the canvas of the graph draws them: frames for clusters and for what lives outside. */
export function toDrawnMesh({ components, links }: Pick<Mesh, 'components' | 'links'>, words: MeshWords): DrawnParts {
  const ids = new Set(components.map(({ id }) => id))
  return {
    nodes: components.map((component) => toNode(component, words)),
    edges: links.filter(({ from, to }) => ids.has(from) && ids.has(to)).map((link) => toEdge(link, words)),
    boxes: [...groupBy(components, ({ cluster }) => frameOf(cluster))]
      .map(([id, members]) => toBox(id, members, words))
      .sort((a, b) => compareText(a.id, b.id)),
  }
}

function toNode(component: MeshComponent, words: MeshWords): GraphNode {
  const { id, cluster, namespace, role, reasons } = component
  return {
    id,
    kind: 'workload',
    cluster: cluster ?? '',
    // The word by which the canvas knows that there is none.
    namespace: namespace ?? 'unknown',
    box: frameOf(cluster),
    flags: [],
    in: [],
    out: [],
    services: [],
    principals: [],
    badges: NO_BADGES,
    health: healthOf(statusOf(component), reasons[0] ?? ''),
    labels: component.labels,
    own: {
      ...words.component(component),
      ...lookOfRole(role),
      title: words.title(component),
      detail: words.detail(component),
    },
  }
}

function toEdge(link: ComponentLink, words: MeshWords): GraphEdge {
  return {
    id: link.id,
    source: link.from,
    target: link.to,
    protocol: 'http',
    unit: 'req/s',
    rate: 0,
    errorRate: 0,
    classes: { noResponse: 0, c3xx: 0, c4xx: 0, c5xx: 0, grpcError: 0 },
    errorPercent: null,
    sharePercent: null,
    responses: [],
    reporters: { source: 0, waypoint: 0, destination: 0 },
    server: null,
    mtls: null,
    latency: null,
    throughput: null,
    pair: null,
    flags: [],
    // The canvas dashes what is degraded.
    health: link.well ? null : 'degraded',
    own: words.link(link),
  }
}

function toBox(id: string, members: readonly MeshComponent[], words: MeshWords): GraphBox {
  const cluster = members[0]?.cluster ?? null
  const statuses = members.map(statusOf)
  const worst = STATUSES.find((status) => statuses.includes(status)) ?? null
  return {
    id,
    level: 'cluster',
    name: words.frameName(cluster),
    parent: null,
    flags: cluster === null ? ['outside'] : [],
    health: healthOf(worst, ''),
    own: words.frame(cluster, members),
  }
}

function healthOf(status: NodeHealth['status'], reason: string): NodeHealth {
  return { status, requests: null, replicas: null, errorRatio: 0, reason }
}
