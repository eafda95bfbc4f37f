import { Menu, type MenuProps } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './placed-menu.module.css'

interface PlacedMenuProps extends Pick<MenuProps, 'middlewares' | 'width'> {
  /** Of the menu, for those who do not see where it stands. */
  readonly label: string
  /** What it is about. */
  readonly title: string
  /** In window coordinates. */
  readonly place: { readonly x: number; readonly y: number }
  readonly className?: string | undefined
  readonly onClose: () => void
  readonly children: ReactNode
}

/** An open menu where somebody asked for it with the pointer or the keyboard. */
export function PlacedMenu({ label, title, place: { x, y }, className, onClose, children, ...menu }: PlacedMenuProps) {
  return (
    <Menu opened onClose={onClose} position="bottom-start" floatingStrategy="fixed" withinPortal={false} {...menu}>
      <Menu.Target>
        <button type="button" tabIndex={-1} aria-label={label} className={classes.place} style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown {...(className === undefined ? {} : { className })}>
        <Menu.Label className={classes.name}>{title}</Menu.Label>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
