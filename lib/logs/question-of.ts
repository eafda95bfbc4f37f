import { formatDuration } from '@/lib/time/duration'
import type { StreamChoice } from './choose-streams'

/** How much of the chosen containers is wanted. */
interface TailView {
  readonly lines: number | null
  /** Seconds. */
  readonly since: number | null
  /** ISO 8601. */
  readonly from: string | null
  readonly follow: boolean
  readonly previous: boolean
}

export interface TailQuestion {
  readonly namespace: string
  readonly pods: readonly string[]
  /** Parameters of `GET /api/logs/{namespace}/{pods}`. */
  readonly query: Readonly<Record<string, string>>
  readonly follow: boolean
  readonly maxLines: number
}

/** What the API is asked for a view of the tab. */
export function questionOf(
  namespace: string,
  { pods, containers }: StreamChoice,
  view: TailView,
  limits: { readonly defaultLines: number; readonly maxLines: number },
): TailQuestion {
  const lines = Math.min(view.lines ?? limits.defaultLines, limits.maxLines)
  const { previous } = view
  const follow = view.follow && !previous && view.from === null
  return {
    namespace,
    pods,
    query: {
      containers: containers
        .filter(({ chosen }) => chosen)
        .map(({ name }) => name)
        .join(','),
      lines: String(lines),
      ...(view.from !== null ? { from: view.from } : view.since === null ? {} : { since: formatDuration(view.since) }),
      ...(previous ? { previous: 'true' } : {}),
      ...(follow ? { follow: 'true' } : {}),
    },
    follow,
    maxLines: follow ? limits.maxLines : lines,
  }
}
