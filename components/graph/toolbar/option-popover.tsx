import { AnchoredPopover } from '@/components/ui/anchored-popover'
import type { Anchor } from '@/components/ui/use-anchor'
import { MenuContent } from './menu-content'
import classes from './option-menu.module.css'
import type { OptionsProps } from './option-props'
import type { ToolbarMenu } from './use-menus'

interface OptionPopoverProps extends OptionsProps {
  readonly anchor: Anchor
  readonly menu: ToolbarMenu
}

/** A form: boxes and circles that Tab, arrows and Space reach. */
export function OptionPopover({ anchor, menu: { name, label }, graph }: OptionPopoverProps) {
  return (
    <AnchoredPopover anchor={anchor} position="bottom-start" width={300} className={classes.dropdown} label={label}>
      <MenuContent name={name} graph={graph} />
    </AnchoredPopover>
  )
}
