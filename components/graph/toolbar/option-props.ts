import type { Graph } from '@/lib/graph/model'

export interface OptionsProps {
  /** The last answer, which tells what is there to choose; undefined before the first. */
  readonly graph: Graph | undefined
}
