import { canvas } from './en/canvas'
import { details } from './en/details'
import { errors } from './en/errors'
import { graph } from './en/graph'
import { lists } from './en/lists'
import { palette } from './en/palette'
import { shell } from './en/shell'
import { states } from './en/states'
import { table } from './en/table'

/** The texts that every page brings. The others come with the part of a page that says them (`components/layout/with-messages.tsx`). */
export const everywhere = {
  shell,
  states,
  table,
  graph,
  canvas,
  details,
  lists,
  palette,
  errors,
} as const
