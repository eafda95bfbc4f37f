import { copyText } from '@/components/ui/copy-text'
import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { openElement } from '@/lib/graph/panel/open-element'
import { Menu } from '@mantine/core'
import { IconCopy, IconFocus2, IconListDetails } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './element-menu.module.css'
import { useElementName } from './use-element-name'

export interface MenuPlace {
  readonly id: string
  /** In window coordinates. */
  readonly x: number
  readonly y: number
}

interface ElementMenuProps {
  readonly index: ElementIndex
  readonly place: MenuPlace
  readonly onOpen: (id: string) => void
  readonly onDetails: (id: string) => void
  readonly onClose: () => void
}

/** What can be done with one element of the drawing. */
export function ElementMenu({ index, place: { id, x, y }, onOpen, onDetails, onClose }: ElementMenuProps) {
  const t = useTranslations('graph.menu')
  const name = useElementName(index)
  const [view] = useGraphView()
  const opened = openElement(index, view, id)
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      floatingStrategy="fixed"
      withinPortal={false}
      returnFocus
      trapFocus
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('title', { name: name(id) })}
          className={classes.place}
          style={{ left: x, top: y }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.name}>{name(id)}</Menu.Label>
        <Menu.Item leftSection={<IconListDetails size={16} aria-hidden />} onClick={() => onDetails(id)}>
          {t('details')}
        </Menu.Item>
        {opened === undefined ? null : (
          <Menu.Item leftSection={<IconFocus2 size={16} aria-hidden />} onClick={() => onOpen(id)}>
            {t(opened.to)}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => void copyText(opened?.change.focus ?? id)}
        >
          {t('copy')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
