import type { ChangeRow } from '@/lib/url/edit-types'

interface Place {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** Of the changes those that were applied and changed shares in one of these objects, in their order; at most so many. */
export function splitChanges(
  changes: readonly ChangeRow[],
  objects: readonly Place[],
  most: number,
): readonly ChangeRow[] {
  const places = new Set(objects.map(keyOf))
  const isSplit = ({ about }: ChangeRow): boolean =>
    about?.result === 'applied' &&
    about.objects.some(
      (one) => places.has(keyOf(one)) && one.words.some(({ id }) => id === 'shares' || id === 'sharesOfRoute'),
    )
  return changes.filter(isSplit).slice(0, most)
}

function keyOf({ kind, namespace, name }: Place): string {
  return `${kind} ${namespace}/${name}`
}
