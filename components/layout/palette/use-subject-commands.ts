import { copyText } from '@/components/ui/copy-text'
import { useDetailsView } from '@/lib/client/use-details-view'
import { useGraphView } from '@/lib/client/use-graph-view'
import { type DestinationPage, thingDestinations } from '@/lib/graph/panel/destinations'
import { parseFocus } from '@/lib/graph/request/focus'
import { referenceOf, type ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import { thingPath } from '@/lib/url/details-view'
import { writeGraphView } from '@/lib/url/graph-view'
import { writeListView } from '@/lib/url/list-view'
import { pageOfPath, type PathSubject } from '@/lib/url/page-of-path'
import { notifications } from '@mantine/notifications'
import {
  IconApps,
  IconArrowsExchange,
  IconArrowsSplit2,
  IconChartLine,
  IconCopy,
  IconExternalLink,
  IconFileText,
  IconLink,
  IconRefresh,
  IconRoute,
  IconRouteOff,
  IconStack3,
  IconTimelineEvent,
  IconTopologyStar3,
  IconTriangleSquareCircle,
} from '@tabler/icons-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useRefresh } from '../refresh-context'
import type { Command } from './command'
import { useModeCommands } from './use-mode-commands'

const PAGE_ICONS: Readonly<Partial<Record<DestinationPage, Command['Icon']>>> = {
  traffic: IconArrowsExchange,
  inboundMetrics: IconChartLine,
  outboundMetrics: IconChartLine,
  logs: IconFileText,
  traces: IconTimelineEvent,
  trafficSplit: IconArrowsSplit2,
  routing: IconRoute,
  deleteRouting: IconRouteOff,
}

const LISTS = [
  { list: 'applications', Icon: IconApps },
  { list: 'services', Icon: IconTriangleSquareCircle },
  { list: 'workloads', Icon: IconStack3 },
] as const

/** What can be done with what the page is about, then with the page. */
export function useSubjectCommands(): readonly Command[] {
  const t = useTranslations('palette.actions')
  const tp = useTranslations('shell.page')
  const { reload } = useRefresh()
  const subject = useSubject()
  const ofThing = useThingCommands()
  const ofNamespace = useNamespaceCommands()
  const copy = useCopy()
  const modes = useModeCommands(subject)
  const own =
    subject?.kind === 'thing'
      ? ofThing(subject.thing)
      : subject?.kind === 'namespace'
        ? ofNamespace(subject.namespace)
        : []
  return [
    ...own,
    ...modes,
    {
      id: 'copy link',
      label: t('link'),
      Icon: IconLink,
      does: { run: () => void copy(window.location.href, tp('copied')) },
    },
    { id: 'refresh', label: t('refresh'), Icon: IconRefresh, keys: 'r', does: { run: reload } },
  ]
}

/** The traffic split and the wizards of a service, which are about that service. */
const OF_SERVICE = /^(\/services\/[^/]+\/[^/]+)\/(?:split|route\/[^/]+)$/

/** What the page is about: its path names it, or the graph's focus. */
function useSubject(): PathSubject | undefined {
  const path = usePathname()
  const [{ focus, namespaces }] = useGraphView()
  if (path !== '/graph') return pageOfPath(path.replace(OF_SERVICE, '$1'))
  const node = focus === null ? undefined : parseFocus(focus)
  if (node !== undefined && node.kind !== 'operation') {
    const { kind, namespace, name } = node
    return { kind: 'thing', thing: { kind, namespace, name } }
  }
  const [only, ...others] = namespaces
  return only === undefined || only === '*' || others.length > 0 ? undefined : { kind: 'namespace', namespace: only }
}

function useThingCommands(): (thing: ThingRef) => readonly Command[] {
  const t = useTranslations('palette.actions')
  const tm = useTranslations('graph.menu')
  const [{ duration, at, refresh, cluster, tab }] = useDetailsView()
  const here = usePathname()
  const copy = useCopy()
  return (thing) => {
    const name = visibleText(thing.name)
    const focus = referenceOf(thing)
    const pages = thingDestinations(thing, { duration, at, refresh, cluster })
    // Its page is offered on another tab of it, and on the graph.
    const others = pages.filter(({ page }) => page !== 'details' || tab !== 'overview' || here !== thingPath(thing))
    return [
      ...others.map(({ page, href }) => ({
        id: `go ${page}`,
        label: t('of', { action: tm(`pages.${page}`), name }),
        Icon: PAGE_ICONS[page] ?? IconExternalLink,
        does: { href },
      })),
      {
        id: 'go graph',
        label: t('of', { action: t('graph'), name }),
        Icon: IconTopologyStar3,
        does: { href: `/graph${writeGraphView({ focus, duration, at, refresh })}` },
      },
      {
        id: 'copy reference',
        label: t('of', { action: t('reference'), name }),
        detail: visibleText(focus),
        Icon: IconCopy,
        does: { run: () => void copy(focus, tm('copied', { what: tm('what.reference') })) },
      },
    ]
  }
}

function useNamespaceCommands(): (namespace: string) => readonly Command[] {
  const t = useTranslations('palette.actions')
  const [{ duration, at, refresh }] = useDetailsView()
  return (namespace) => {
    const name = visibleText(namespace)
    const scope = { namespaces: [namespace], duration, at, refresh }
    return [
      {
        id: 'go graph',
        label: t('of', { action: t('namespaceGraph'), name }),
        Icon: IconTopologyStar3,
        does: { href: `/graph${writeGraphView(scope)}` },
      },
      ...LISTS.map(({ list, Icon }) => ({
        id: `go ${list}`,
        label: t('of', { action: t(list), name }),
        Icon,
        does: { href: `/${list}${writeListView(scope)}` },
      })),
    ]
  }
}

function useCopy(): (text: string, done: string) => Promise<void> {
  const t = useTranslations('lists.menu')
  return async (text, done) => {
    if (await copyText(text)) notifications.show({ message: done })
    else notifications.show({ color: 'red', autoClose: false, title: t('notCopied'), message: text })
  }
}
