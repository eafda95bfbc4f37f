import { askedRevision, DEFAULT_REVISION } from '@/lib/mesh/asked-revision'
import { isAmbientNamespace } from '@/lib/mesh/namespace-labels'
import type { ControlPlane } from '@/lib/overview/model'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { hasIssue } from '../proxies/filter-proxies'
import type { ProxyRow } from '../proxies/model'
import { isOrphan, type KnownRevisions, resolveRevision } from './known-revisions'
import { type Asks, type NamespaceRevision, REVISION_STATES, type RevisionsAnswer, type RevisionState } from './model'

/** So many pods are named that follow later. */
const MOST_BEHIND = 20

export interface LabelledNamespace {
  readonly cluster: string
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
}

export interface RevisionsSource {
  readonly revisions: KnownRevisions
  /** Those that may be seen, as everything here. */
  readonly planes: readonly ControlPlane[]
  readonly namespaces: readonly LabelledNamespace[]
  readonly rows: readonly ProxyRow[]
}

/** Who follows which control plane: control planes with their numbers, and each namespace that belongs to one or asks for one. */
export function buildRevisions(source: RevisionsSource): Pick<RevisionsAnswer, 'planes' | 'lostTags' | 'namespaces'> {
  const { revisions, planes, rows } = source
  const byNamespace = groupBy(rows, ({ cluster, namespace }) => `${cluster}/${namespace}`)
  const namespaces = source.namespaces
    .flatMap((one) => toNamespace(one, byNamespace.get(`${one.cluster}/${one.name}`) ?? [], revisions) ?? [])
    .toSorted(worstFirst)
  const made = groupBy(rows, ({ revision }) => revision)
  const behind = groupBy(rows.filter(isBehind), ({ wanted }) => wanted)
  const serving = resolveRevision(revisions, DEFAULT_REVISION)
  return {
    planes: planes
      .map(({ role: _, configured: __, ...plane }) => ({
        id: `${plane.cluster}/${plane.namespace}/${plane.name}`,
        ...plane,
        tags: tagsOf(revisions, plane.revision),
        isDefault: plane.revision === serving,
        namespaces: namespaces.filter(({ revision }) => revision === plane.revision).length,
        proxies: made.get(plane.revision)?.length ?? 0,
        behind: behind.get(plane.revision)?.length ?? 0,
      }))
      .toSorted((a, b) => compareText(a.revision, b.revision) || compareText(a.id, b.id)),
    lostTags: [...revisions.tags]
      .filter(([, revision]) => isOrphan(revisions, revision))
      .map(([tag, revision]) => ({ tag, revision }))
      .toSorted((a, b) => compareText(a.tag, b.tag)),
    namespaces,
  }
}

function toNamespace(
  { cluster, name, labels }: LabelledNamespace,
  rows: readonly ProxyRow[],
  revisions: KnownRevisions,
): NamespaceRevision | undefined {
  const { asks, label } = asksOf(labels, revisions)
  const asked = askedRevision(labels, {})
  const revision = asked === undefined ? null : resolveRevision(revisions, asked)
  const proxies = rows.filter(({ type }) => type !== 'none')
  // Its own words say no, and nothing in it is in the mesh.
  if ((asks === 'pods' || asks === 'refused') && rows.length === 0) return undefined
  const behind = rows.filter(isBehind).map(({ pod }) => pod)
  const orphan = isOrphan(revisions, revision) || rows.some(({ needs }) => needs.includes('orphan'))
  return {
    id: `${cluster}/${name}`,
    cluster,
    name,
    asks,
    label,
    revision,
    state: orphan ? 'orphan' : behind.length > 0 ? 'behind' : 'well',
    runs: [...groupBy(proxies, (row) => row.revision)]
      .map(([runs, own]) => ({ revision: runs, proxies: own.length }))
      .toSorted((a, b) => b.proxies - a.proxies || compareText(a.revision ?? '', b.revision ?? '')),
    behind: { pods: behind.toSorted(compareText).slice(0, MOST_BEHIND), count: behind.length },
  }
}

function asksOf(
  labels: LabelledNamespace['labels'],
  { names, tags }: KnownRevisions,
): { readonly asks: Asks; readonly label: string | null } {
  const said = (key: string, asks: Asks): ReturnType<typeof asksOf> => ({ asks, label: `${key}=${labels[key] ?? ''}` })
  const injection = labels['istio-injection']
  if (injection !== undefined) return said('istio-injection', injection === 'enabled' ? 'injection' : 'refused')
  if (isAmbientNamespace(labels)) return said('istio.io/dataplane-mode', 'ambient')
  const revision = labels['istio.io/rev'] ?? ''
  if (revision === '') return { asks: 'pods', label: null }
  return said('istio.io/rev', tags.has(revision) && !names.includes(revision) ? 'tag' : 'revision')
}

function isBehind(row: ProxyRow): boolean {
  return hasIssue(row, 'restart')
}

function tagsOf({ tags }: KnownRevisions, revision: string): readonly string[] {
  return [...tags].flatMap(([tag, leadsTo]) => (leadsTo === revision ? tag : [])).toSorted(compareText)
}

function worstFirst(a: NamespaceRevision, b: NamespaceRevision): number {
  const rank = (state: RevisionState): number => REVISION_STATES.indexOf(state)
  return rank(a.state) - rank(b.state) || compareText(a.name, b.name) || compareText(a.cluster, b.cluster)
}
