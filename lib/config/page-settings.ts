import type { Preset } from '@/lib/graph/find/presets'
import type { OwnGrouping } from '@/lib/metrics/things/groupings'
import type { Refresh } from '@/lib/url/graph-view'

/** What the pages need to know of the installation; handed to the browser with the first document. No secrets, no addresses. */
export interface PageSettings {
  readonly title: string
  readonly banner: { readonly text: string; readonly level: 'info' | 'warning' | 'error' } | null
  /** The windows offered, in seconds, ascending. */
  readonly windows: readonly number[]
  readonly refreshes: readonly Refresh[]
  readonly defaultWindow: number
  readonly defaultRefresh: Refresh
  /** Expressions of the installation; an empty list: the built-in ones. */
  readonly presets: { readonly find: readonly Preset[]; readonly hide: readonly Preset[] }
  readonly logs: { readonly defaultLines: number; readonly maxLines: number }
  /** Labels of the installation by which charts can be grouped. */
  readonly groupings: readonly OwnGrouping[]
  /** How many traces a search finds unless said otherwise. */
  readonly traceLimit: number
  readonly documentationUrl: string | null
  /** Nobody is logged in: everybody who reaches the page has Pharos's own rights. Shown loudly. */
  readonly anonymous: boolean
  readonly viewOnly: boolean
  readonly version: string
  readonly userName: string
  /** Short, without the name in it: what this browser keeps for the user is kept under it. */
  readonly userKey: string
}
