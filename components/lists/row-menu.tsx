import { copyText } from '@/components/ui/copy-text'
import { PlacedMenu } from '@/components/ui/placed-menu'
import { useListView } from '@/lib/client/use-list-view'
import type { DestinationPage } from '@/lib/graph/panel/destinations'
import type { ListRow } from '@/lib/lists/model'
import { graphHref, kubectlOf, refOf, rowHref, rowTabs } from '@/lib/lists/row-links'
import { visibleText } from '@/lib/std/visible-text'
import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconArrowsExchange,
  IconArrowsSplit2,
  IconChartLine,
  IconCopy,
  IconExternalLink,
  IconFileText,
  IconRoute,
  IconRouteOff,
  IconShare3,
  IconTerminal2,
  IconTimelineEvent,
} from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

export interface MenuPlace {
  readonly id: string
  /** In window coordinates. */
  readonly x: number
  readonly y: number
  /** What gets the focus back. */
  readonly from: HTMLElement
}

const TAB_ICONS: Readonly<Partial<Record<DestinationPage, typeof IconCopy>>> = {
  traffic: IconArrowsExchange,
  inboundMetrics: IconChartLine,
  outboundMetrics: IconChartLine,
  logs: IconFileText,
  traces: IconTimelineEvent,
  trafficSplit: IconArrowsSplit2,
  routing: IconRoute,
  deleteRouting: IconRouteOff,
}

interface RowMenuProps {
  readonly row: ListRow
  readonly place: MenuPlace
  readonly onClose: () => void
}

/** What can be done with one row. */
export function RowMenu({ row, place, onClose }: RowMenuProps) {
  const t = useTranslations('lists.menu')
  const tm = useTranslations('graph.menu.pages')
  const [{ duration, at, refresh }] = useListView()
  const window = { duration, at, refresh }
  const name = visibleText(row.name)
  const details = rowHref(row, window)
  const kubectl = kubectlOf(row)
  const copy = async (text: string) => {
    if (await copyText(text)) notifications.show({ message: t('copied') })
    else notifications.show({ color: 'red', autoClose: false, title: t('notCopied'), message: text })
  }
  return (
    <PlacedMenu label={t('title', { name })} title={name} place={place} onClose={onClose}>
      {details === null ? null : (
        <Menu.Item component={Link} href={details} leftSection={<IconExternalLink size={16} aria-hidden />}>
          {t('details')}
        </Menu.Item>
      )}
      {rowTabs(row, window).map(({ page, href }) => {
        const Icon = TAB_ICONS[page] ?? IconExternalLink
        return (
          <Menu.Item key={page} component={Link} href={href} leftSection={<Icon size={16} aria-hidden />}>
            {tm(page)}
          </Menu.Item>
        )
      })}
      <Menu.Item component={Link} href={graphHref(row, window)} leftSection={<IconShare3 size={16} aria-hidden />}>
        {t('graph')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy(refOf(row))}>
        {t('reference')}
      </Menu.Item>
      {kubectl === null ? null : (
        <Menu.Item leftSection={<IconTerminal2 size={16} aria-hidden />} onClick={() => void copy(kubectl)}>
          {t('kubectl')}
        </Menu.Item>
      )}
    </PlacedMenu>
  )
}
