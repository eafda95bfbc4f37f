import { compareText } from '@/lib/std/compare-text'
import type { NamespaceRow } from './api-types'

/** The chosen namespaces: some by name, or `*` for all there are at each load. */
export type NamespaceChoice = '*' | ReadonlySet<string>

export function readChoice(namespaces: readonly string[]): NamespaceChoice {
  return namespaces.includes('*') ? '*' : new Set(namespaces)
}

/** As it stands in the URL: sorted, or `*` alone. */
export function writeChoice(choice: NamespaceChoice): string[] {
  return choice === '*' ? ['*'] : [...choice].sort(compareText)
}

export function isChosen(choice: NamespaceChoice, name: string): boolean {
  return choice === '*' || choice.has(name)
}

/** Adds or removes one name; what `*` stood for becomes names then. */
export function toggleOne(choice: NamespaceChoice, name: string, known: readonly string[]): NamespaceChoice {
  const names = new Set(choice === '*' ? known : choice)
  if (!names.delete(name)) names.add(name)
  return names
}

/** Chooses all of the shown names, or none of them when all are chosen already. All of what is known is `*`. */
export function toggleShown(
  choice: NamespaceChoice,
  shown: readonly string[],
  known: readonly string[],
): NamespaceChoice {
  const names = new Set(choice === '*' ? known : choice)
  if (howMany(choice, shown) === 'all') {
    for (const name of shown) names.delete(name)
    return names
  }
  if (shown.length === known.length) return '*'
  for (const name of shown) names.add(name)
  return names
}

export function howMany(choice: NamespaceChoice, shown: readonly string[]): 'all' | 'some' | 'none' {
  const chosen = shown.filter((name) => isChosen(choice, name)).length
  if (chosen === 0) return 'none'
  return chosen === shown.length ? 'all' : 'some'
}

export interface NamespaceGroups {
  readonly favourites: readonly NamespaceRow[]
  readonly inMesh: readonly NamespaceRow[]
  readonly outside: readonly NamespaceRow[]
}

/**
 * The rows whose name contains the filter, each once: namespaces of the same name in several clusters are chosen together.
 * Order by name; a favourite stands with the favourites only.
 */
export function groupNamespaces(
  rows: readonly NamespaceRow[],
  favourites: readonly string[],
  filter: string,
): NamespaceGroups {
  const words = filter.trim().toLowerCase()
  const byName = new Map<string, NamespaceRow>()
  for (const row of rows) {
    if (!row.name.toLowerCase().includes(words)) continue
    const other = byName.get(row.name)
    byName.set(row.name, other === undefined ? row : together(other, row))
  }
  const all = [...byName.values()].sort((a, b) => compareText(a.name, b.name))
  const isFavourite = new Set(favourites)
  const rest = all.filter((row) => !isFavourite.has(row.name))
  return {
    favourites: all.filter((row) => isFavourite.has(row.name)),
    inMesh: rest.filter((row) => row.inMesh !== 'none'),
    outside: rest.filter((row) => row.inMesh === 'none'),
  }
}

function together(a: NamespaceRow, b: NamespaceRow): NamespaceRow {
  return {
    ...a,
    inMesh: a.inMesh === 'none' ? b.inMesh : a.inMesh,
    workloads: a.workloads + b.workloads,
    requestRate: a.requestRate === null && b.requestRate === null ? null : (a.requestRate ?? 0) + (b.requestRate ?? 0),
  }
}

/** The namespaces one would most likely look at: those of the mesh with the most requests, then the most workloads. */
export function likeliestNamespaces(rows: readonly NamespaceRow[], count: number): readonly NamespaceRow[] {
  const { inMesh } = groupNamespaces(rows, [], '')
  return inMesh
    .filter((row) => row.inMesh !== 'control-plane')
    .sort((a, b) => (b.requestRate ?? 0) - (a.requestRate ?? 0) || b.workloads - a.workloads)
    .slice(0, count)
}

/** A mesh that is small enough to be shown whole to somebody who has not chosen yet. */
export function isSmallMesh(rows: readonly NamespaceRow[]): boolean {
  const inMesh = rows.filter((row) => row.inMesh !== 'none')
  return inMesh.length > 0 && inMesh.reduce((sum, row) => sum + row.workloads, 0) <= 50
}
