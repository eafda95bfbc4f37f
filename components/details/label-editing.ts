import type { LabelsAnswer } from '@/lib/istio/edit/labels/labels-answer'
import { createContext, type ReactNode } from 'react'

export interface LabelEditingProps {
  readonly object: Pick<LabelsAnswer, 'kind' | 'namespace' | 'name'>
  /** The labels as they are shown. */
  readonly children: ReactNode
}

/** How labels and annotations are changed; another feature's, which the page hands in. Undefined: they are only shown. */
export const LabelEditing = createContext<((props: LabelEditingProps) => ReactNode) | undefined>(undefined)
