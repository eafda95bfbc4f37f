import { Popover } from '@mantine/core'
import { type ReactNode, useId, useRef, useState } from 'react'
import classes from './list-table.module.css'
import { useTabIndex } from './row-stop'

interface CellDetailsProps {
  /** What the cell shows. */
  readonly children: ReactNode
  /** What it rests on, as items of a list. */
  readonly details: ReactNode
  /** Names the details where something in them can be followed: choosing the cell then leads the keys into them. */
  readonly label?: string
}

/** A status that says on demand what it rests on: under the pointer, which may go there, and when it is chosen. */
export function CellDetails({ children, details, label }: CellDetailsProps) {
  const tabIndex = useTabIndex()
  const [shown, setShown] = useState<'hovered' | 'chosen'>()
  const button = useRef<HTMLButtonElement>(null)
  const dropdown = useRef<HTMLDivElement>(null)
  const id = useId()
  const opened = shown !== undefined
  const leads = label !== undefined
  const close = () => setShown(undefined)
  return (
    // The details are in it for React, so that the pointer is still inside when it is over them.
    <span
      role="presentation"
      className={classes.above}
      onMouseEnter={() => setShown((now) => now ?? 'hovered')}
      onMouseLeave={() => setShown((now) => (now === 'hovered' ? undefined : now))}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== button.current && !dropdown.current?.contains(relatedTarget)) close()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !opened) return
        close()
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        className={classes.health}
        tabIndex={tabIndex}
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        aria-haspopup={leads ? 'dialog' : undefined}
        onClick={() => setShown('chosen')}
      >
        {children}
      </button>
      {opened ? (
        <Popover
          opened
          withRoles={false}
          position="bottom-start"
          offset={0}
          withinPortal
          floatingStrategy="fixed"
          trapFocus={leads && shown === 'chosen'}
        >
          <Popover.Target>
            <span className={classes.anchor} />
          </Popover.Target>
          <Popover.Dropdown
            ref={dropdown}
            id={id}
            {...(leads ? { role: 'dialog', 'aria-label': label } : { role: 'status' })}
          >
            <ul className={classes.items}>{details}</ul>
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </span>
  )
}
