import type { ComponentType } from 'react'

export const COMMAND_GROUPS = ['straight', 'recent', 'pages', 'objects', 'actions', 'toggles', 'help'] as const
export type CommandGroupId = (typeof COMMAND_GROUPS)[number]

/** Something that the palette offers: a page to open, or something to do. */
export interface Command {
  /** Unique among all that are offered. */
  readonly id: string
  /** Written so that a person sees every character of it. */
  readonly label: string
  /** What kind of thing it is, where it lies. */
  readonly detail?: string
  /** What else it is found by. */
  readonly also?: string
  readonly Icon: ComponentType<{ readonly size: number; readonly stroke: number }>
  /** The keys that do the same, two spaces between them. */
  readonly keys?: string
  /** Of a switch: how it stands. */
  readonly on?: boolean
  readonly does: Deed
}

/** A path with its query below the base path, or what happens. */
export type Deed = { readonly href: string } | { readonly run: () => void }

export interface CommandGroup {
  readonly id: CommandGroupId
  readonly commands: readonly Command[]
}
