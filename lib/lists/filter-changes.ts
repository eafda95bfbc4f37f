import type { CHANGE_RESULTS, ChangesView } from '@/lib/url/changes-view'
import type { ChangeRow } from '@/lib/url/edit-types'

export type ChangeResultId = (typeof CHANGE_RESULTS)[number]
type About = NonNullable<ChangeRow['about']>

/** What became of a change; undone wins over reverted, for it was the last word. */
export function resultOf({ result, undoneBy, revertedBy }: About): ChangeResultId {
  if (result === 'refused') return 'refused'
  if (undoneBy !== null) return 'undone'
  return revertedBy === null ? result : 'reverted'
}

/** The changes that match everything that is chosen, of several objects by any of them. What cannot be opened matches only by its user. */
export function filterChanges(
  changes: readonly ChangeRow[],
  { who, namespaces, kind, result }: ChangesView,
): readonly ChangeRow[] {
  const wanted = namespaces.includes('*') ? [] : namespaces
  return changes.filter(({ user, about }) => {
    if (who !== null && user !== who) return false
    if (about === undefined) return wanted.length === 0 && kind === null && result === null
    return (
      about.objects.some(
        (object) =>
          (wanted.length === 0 || wanted.includes(object.namespace)) && (kind === null || object.kind === kind),
      ) &&
      (result === null || resultOf(about) === result)
    )
  })
}

/** What there is to choose from, each sorted. */
export function changeChoices(changes: readonly ChangeRow[]): {
  readonly who: readonly string[]
  readonly namespaces: readonly string[]
  readonly kinds: readonly { readonly id: string; readonly title: string }[]
} {
  const objects = changes.flatMap(({ about }) => about?.objects ?? [])
  const kinds = new Map(objects.map(({ kind, wireKind }) => [kind, wireKind]))
  return {
    who: sorted(changes.map(({ user }) => user)),
    namespaces: sorted(objects.map(({ namespace }) => namespace)).filter((name) => name !== ''),
    kinds: sorted([...kinds.keys()]).map((id) => ({ id, title: kinds.get(id) ?? id })),
  }
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted()
}
