import { useAnchor } from '@/components/ui/use-anchor'
import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import classes from './option-menu.module.css'
import type { OptionsProps } from './option-props'
import type { ToolbarMenu } from './use-menus'

const load = () => import('./option-popover')
const OptionPopover = dynamic(() => load().then((module) => module.OptionPopover), { loading: () => null })

interface OptionMenuProps extends OptionsProps {
  readonly menu: ToolbarMenu
}

/** A menu of the toolbar, and what is on, at a glance. */
export function OptionMenu({ menu, graph }: OptionMenuProps) {
  const { anchor, wanted, props } = useAnchor({ popup: 'dialog', load, state: useState(false) })
  return (
    <>
      <Button
        variant="default"
        rightSection={<IconChevronDown size={14} aria-hidden />}
        classNames={{ root: classes.button, section: classes.section }}
        {...props}
      >
        <span className={classes.label}>{menu.label}</span> <span className={classes.state}>{menu.state}</span>
      </Button>
      {wanted ? <OptionPopover anchor={anchor} menu={menu} graph={graph} /> : null}
    </>
  )
}
