import { IconDots } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import classes from './data-grid.module.css'

/** The button of a row's menu, seen while one looks at the row. A plain one: scrolling makes hundreds a second. */
export function MoreButton(props: ComponentProps<'button'>) {
  return (
    <button type="button" {...props} className={classes.more}>
      <IconDots size={16} aria-hidden />
    </button>
  )
}
