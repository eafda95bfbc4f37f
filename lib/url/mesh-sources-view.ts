import { CAUSES } from '@/lib/doctor/model'
import { formatDuration } from '@/lib/time/duration'
import { type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server'

/** What the Sources tab of the Mesh page reads of the address. */
export const meshSourcesViewParsers = {
  /** Id of a source, as in `GET /api/sources`. */
  sel: parseAsString,
  /** A check of that source. */
  cause: parseAsStringLiteral(CAUSES),
  /** Only sources that need attention. */
  attention: parseAsBoolean.withDefault(false),
}

export type MeshSourcesView = inferParserType<typeof meshSourcesViewParsers>

/** The place of a source, or of one of its checks, below the base path. */
export function sourcePath(source?: string, cause?: string): string {
  const params = new URLSearchParams({ tab: 'sources' })
  if (source !== undefined) params.set('sel', source)
  if (cause !== undefined) params.set('cause', cause)
  return `/mesh?${params.toString()}`
}

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
