import { thingPath, writeDetailsView } from '@/lib/url/details-view'
import { writeListView } from '@/lib/url/list-view'
import type { OverviewView } from '@/lib/url/overview-view'
import type { ThingPlace } from './model'

/** The window that a link keeps. */
export type LinkWindow = Pick<OverviewView, 'duration' | 'at' | 'refresh'>

/** The page about a place, below the base path; a service entry has none, so the list of services narrowed to it. */
export function placeHref({ kind, cluster, namespace, name }: ThingPlace, window: LinkWindow): string {
  if (kind === 'entry') return `/services${writeListView({ ...window, namespaces: [namespace], q: name })}`
  return thingPath({ kind, namespace, name }) + writeDetailsView({ ...window, cluster })
}
