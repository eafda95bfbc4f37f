import { Button, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './option-menu.module.css'

interface OptionMenuProps {
  readonly label: string
  /** What is on, at a glance. */
  readonly state: string
  readonly children: ReactNode
}

/** A menu of the toolbar. Its content is a form: boxes and circles that Tab, arrows and Space reach. */
export function OptionMenu({ label, state, children }: OptionMenuProps) {
  return (
    <Popover position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          classNames={{ root: classes.button, section: classes.section }}
        >
          <span className={classes.label}>{label}</span> <span className={classes.state}>{state}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={label}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
