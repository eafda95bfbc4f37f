import { canvas } from './en/canvas'
import { errors } from './en/errors'
import { graph } from './en/graph'
import { shell } from './en/shell'
import { states } from './en/states'

/** Every text that a person reads, by area. The type of this object is the type of every other language. */
export const en = { shell, states, graph, canvas, errors } as const
