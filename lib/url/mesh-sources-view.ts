import { CAUSES } from '@/lib/doctor/model'
import { formatDuration } from '@/lib/time/duration'
import { graphViewParsers } from './graph-view'
import { type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server'

/** What the Sources tab of the Mesh page reads of the address. */
export const meshSourcesViewParsers = {
  /** Id of a source, as in `GET /api/sources`. */
  sel: parseAsString,
  /** A check of that source. */
  cause: parseAsStringLiteral(CAUSES),
  /** What the doctor is asked about; none: all that the user may see. */
  namespaces: graphViewParsers.namespaces,
  /** Only sources that need attention. */
  attention: parseAsBoolean.withDefault(false),
}

export type MeshSourcesView = inferParserType<typeof meshSourcesViewParsers>

/** What the doctor is asked about. */
export interface DoctorQuestion {
  /** `*` or none: all that the user may see. */
  readonly namespaces: readonly string[]
  /** Seconds. */
  readonly duration: number
  /** End of the window, unix seconds; null: now. */
  readonly at: number | null
}

/** The parameters of `GET /api/mesh/sources`, in a fixed order. */
export function doctorApiParams({ namespaces, duration, at }: DoctorQuestion): URLSearchParams {
  const params = new URLSearchParams({ duration: formatDuration(duration) })
  if (at !== null) params.set('at', String(at))
  if (namespaces.length > 0 && !namespaces.includes('*')) params.set('namespaces', namespaces.toSorted().join(','))
  return params
}
