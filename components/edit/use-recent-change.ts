import { changesQuery, changeWatchQuery } from '@/lib/client/changes-query'
import type { AppliedEdit, ChangeRow } from '@/lib/url/edit-types'
import { useQuery } from '@tanstack/react-query'
import type { EditedObject } from './edit-session'

type WatchedChange = Pick<AppliedEdit, 'words' | 'change' | 'surprises' | 'objects'>

/** The newest change of an object while it is still looked after; also somebody else's, or from before a reload. */
export function useRecentChange(object: EditedObject | undefined): WatchedChange | undefined {
  const changes = useQuery({ ...changesQuery(object), enabled: object !== undefined })
  // The list of all changes may be known already, also where nobody asks about one object.
  const known = object === undefined ? [] : (changes.data?.changes ?? [])
  return useWatchedChange(known.find(({ about }) => about?.result === 'applied'))
}

/** A change while it is still looked after. */
export function useWatchedChange(change: ChangeRow | undefined): WatchedChange | undefined {
  const watch = useQuery({ ...changeWatchQuery(change?.id ?? ''), enabled: change !== undefined })
  if (change?.about === undefined || watch.data === undefined || watch.data.secondsLeft === 0) return undefined
  const { objects } = change.about
  return { words: objects.flatMap(({ words }) => words), change: change.id, surprises: [], objects }
}
