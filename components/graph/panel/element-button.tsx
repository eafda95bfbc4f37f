import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './element-button.module.css'

/** Selects another element of the graph. */
export function ElementButton({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <UnstyledButton className={classes.button} onClick={onClick}>
      {children}
    </UnstyledButton>
  )
}
