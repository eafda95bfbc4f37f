import { changesQuery, changeWatchQuery } from '@/lib/client/changes-query'
import type { AppliedEdit } from '@/lib/url/edit-types'
import { useQuery } from '@tanstack/react-query'
import type { EditedObject } from './edit-session'

/** The newest change of an object while it is still looked after; also somebody else's, or from before a reload. */
export function useRecentChange(
  object: EditedObject | undefined,
): Pick<AppliedEdit, 'words' | 'change' | 'surprises' | 'objects'> | undefined {
  const changes = useQuery({ ...changesQuery(object), enabled: object !== undefined })
  // The list of all changes may be known already, also where nobody asks about one object.
  const known = object === undefined ? [] : (changes.data?.changes ?? [])
  const newest = known.find(({ about }) => about?.result === 'applied')
  const watch = useQuery({ ...changeWatchQuery(newest?.id ?? ''), enabled: newest !== undefined })
  if (newest?.about === undefined || watch.data === undefined || watch.data.secondsLeft === 0) return undefined
  const { objects } = newest.about
  return { words: objects.flatMap(({ words }) => words), change: newest.id, surprises: [], objects }
}
