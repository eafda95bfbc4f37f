import { copyText } from '@/components/ui/copy-text'
import type { MenuChange, MenuCopy, MenuItem } from '@/lib/graph/panel/prepare-menu'
import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconArrowBackUp,
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconBoxMultiple,
  IconCode,
  IconCopy,
  IconExternalLink,
  IconEye,
  IconEyeOff,
  IconFocus2,
  IconLink,
  IconListDetails,
  IconSelectAll,
  IconShare3,
  IconTable,
} from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

const ICONS = {
  neighbours: IconFocus2,
  members: IconArrowsMaximize,
  fold: IconArrowsMinimize,
  unfold: IconArrowsMaximize,
  unfoldAll: IconArrowsMaximize,
  inNamespace: IconBoxMultiple,
  onlyNamespace: IconBoxMultiple,
  selectNeighbours: IconSelectAll,
  hideThis: IconEyeOff,
  hideOthers: IconEyeOff,
  showAll: IconEye,
  back: IconArrowBackUp,
  allEdges: IconShare3,
  problemEdges: IconShare3,
  table: IconTable,
  graph: IconShare3,
  reference: IconCopy,
  promql: IconCode,
  link: IconLink,
} as const satisfies Record<MenuChange | MenuCopy, unknown>

const SIZE = 16

/** One thing that can be done; links are links, so that they open in another tab too. */
export function ElementMenuItem({ item, onAct }: { readonly item: MenuItem; readonly onAct: () => void }) {
  const t = useTranslations('graph.menu')
  const copy = useCopy()
  switch (item.kind) {
    case 'details':
      return (
        <Menu.Item leftSection={<IconListDetails size={SIZE} aria-hidden />} onClick={onAct}>
          {t('details')}
        </Menu.Item>
      )
    case 'change': {
      const Icon = ICONS[item.name]
      return (
        <Menu.Item leftSection={<Icon size={SIZE} aria-hidden />} onClick={onAct}>
          {t(item.name)}
        </Menu.Item>
      )
    }
    case 'copy': {
      const Icon = ICONS[item.name]
      return (
        <Menu.Item leftSection={<Icon size={SIZE} aria-hidden />} onClick={() => void copy(item.name, item.text)}>
          {t(item.name)}
        </Menu.Item>
      )
    }
    case 'page':
      return (
        <Menu.Item
          component={Link}
          href={item.destination.href}
          leftSection={<IconExternalLink size={SIZE} aria-hidden />}
        >
          {t(`pages.${item.destination.page}`)}
        </Menu.Item>
      )
  }
}

/** Puts a text on the clipboard and says so, or shows it where the browser refuses. */
function useCopy(): (what: MenuCopy, text: string) => Promise<void> {
  const t = useTranslations('graph.menu')
  return async (what, text) => {
    const whole = what === 'link' ? `${window.location.origin}${window.location.pathname}${text}` : text
    if (await copyText(whole)) notifications.show({ message: t('copied', { what: t(`what.${what}`) }) })
    else notifications.show({ color: 'red', autoClose: false, title: t('notCopied'), message: whole })
  }
}
