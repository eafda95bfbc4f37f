import { Menu, type MenuProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { AtButton } from './at-button'
import type { Anchor } from './use-anchor'
import { useOpenedHere } from './use-opened-here'

interface AnchoredMenuProps extends Pick<MenuProps, 'position' | 'width'> {
  readonly anchor: Anchor
  /** The items. */
  readonly children: ReactNode
}

/** A menu at a button that did not wait for it. */
export function AnchoredMenu({ anchor, children, ...menu }: AnchoredMenuProps) {
  const opened = useOpenedHere(anchor.opened)
  return (
    <Menu {...menu} id={anchor.id} opened={opened} onChange={anchor.setOpened} returnFocus>
      <Menu.Target>
        <AtButton button={anchor.button} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
