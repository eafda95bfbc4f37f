import { Popover, type PopoverDropdownProps, type PopoverProps } from '@mantine/core'
import { AtButton } from './at-button'
import type { Anchor } from './use-anchor'
import { useOpenedHere } from './use-opened-here'

interface AnchoredPopoverProps
  extends
    Pick<PopoverProps, 'position' | 'width' | 'middlewares' | 'closeOnEscape' | 'onDismiss'>,
    Pick<PopoverDropdownProps, 'p' | 'className' | 'children'> {
  readonly anchor: Anchor
  readonly label: string
}

/** A small window at a button that did not wait for it; it holds the focus until it closes. */
export function AnchoredPopover({ anchor, label, children, p, className, ...popover }: AnchoredPopoverProps) {
  const opened = useOpenedHere(anchor.opened)
  return (
    <Popover {...popover} id={anchor.id} opened={opened} onChange={anchor.setOpened} trapFocus returnFocus>
      <Popover.Target>
        <AtButton button={anchor.button} />
      </Popover.Target>
      <Popover.Dropdown aria-label={label} {...(p === undefined ? {} : { p })} className={className}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
