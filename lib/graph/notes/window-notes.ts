import type { MeshFacts } from '../facts'
import type { GraphRequest } from '../model'
import type { VisibleScope } from '../query/visible-scope'
import type { NoteDraft } from './note-draft'

/** A rate needs two samples, and at the ends of the window one may be missing. */
const MIN_SCRAPES = 4
const OLD_SECONDS = 300

/** The window ended long ago: what the cluster tells is of now, not of then (Q19). */
export function isFactsNow({ at }: Pick<GraphRequest, 'at'>, { asOf }: Pick<MeshFacts, 'asOf'>): boolean {
  return at < Date.parse(asOf) / 1000 - OLD_SECONDS
}

/** What the reader must know of the window and of the facts (Q19); nothing is refused or shortened because of it. */
export function windowNotes(request: GraphRequest, facts: MeshFacts, scope: VisibleScope): readonly NoteDraft[] {
  const notes: NoteDraft[] = []
  if (request.durationSeconds < MIN_SCRAPES * facts.telemetry.scrapeSeconds)
    notes.push({ code: 'short-window', count: 1 })
  if (isFactsNow(request, facts)) notes.push({ code: 'facts-now', count: 1 })
  const younger = youngNamespaces(request, facts, scope)
  if (younger.length > 0) notes.push({ code: 'namespace-younger', count: younger.length, ids: younger })
  const missing = facts.clusters.filter(({ reachable }) => !reachable).map(({ name }) => name)
  if (missing.length > 0) notes.push({ code: 'facts-missing', count: missing.length, ids: missing })
  return notes
}

/** Requested namespaces made after the window began, or even after it ended. */
function youngNamespaces(request: GraphRequest, facts: MeshFacts, scope: VisibleScope): readonly string[] {
  const from = request.at - request.durationSeconds
  const young = facts.clusters.flatMap(({ name: cluster, namespaces }) =>
    namespaces.filter(
      ({ name, createdAt }) =>
        createdAt !== null && Date.parse(createdAt) / 1000 > from && scope.isRequested(cluster, name),
    ),
  )
  return [...new Set(young.map(({ name }) => name))]
}
