import type { LegendPart } from '@/lib/graph/display/legend-look'
import type { FindLanguage } from '@/lib/graph/find/operands'
import type { DrawnParts } from '@/lib/graph/model'
import type { GraphView } from '@/lib/url/graph-view'
import { createContext, type ComponentType, type ReactNode } from 'react'

type SelectIds = (ids: readonly string[] | ((selected: readonly string[]) => readonly string[])) => void

/** What the traffic graph is drawn and searched with, and the topology, too; the route brings it, for no feature imports another. */
export interface DrawingTools {
  readonly Canvas: ComponentType<{
    readonly graph: DrawnParts
    readonly placesAs: string
    readonly whole: DrawnParts
    readonly view: Pick<GraphView, 'edgeLabels' | 'latency' | 'badges' | 'layout' | 'animation'>
    readonly selection: readonly string[]
    readonly found: ReadonlySet<string>
    readonly visit: { readonly id: string; readonly turn: number } | undefined
    readonly onSelect: SelectIds
    readonly onOpen: (id: string) => void
    readonly ariaLabel: string
  }>
  readonly FindBox: ComponentType<{
    readonly purpose: 'find' | 'hide'
    readonly url: string
    readonly onChange: (expression: string) => void
    readonly language: FindLanguage
    readonly meaningOf: (operand: string) => string
    readonly drawn: DrawnParts | undefined
    readonly count: string
    readonly onEnter: (step: 1 | -1) => void
  }>
  readonly Legend: ComponentType<{
    readonly words: { readonly title: string; readonly close: string; readonly unused: string }
    readonly used: readonly LegendPart[]
    readonly unused: readonly LegendPart[]
    readonly onClose: () => void
  }>
  readonly SidePanel: ComponentType<{
    readonly open: boolean
    readonly onOpen: (open: boolean) => void
    readonly children: ReactNode
  }>
}

export const DrawingToolsContext = createContext<DrawingTools | null>(null)
