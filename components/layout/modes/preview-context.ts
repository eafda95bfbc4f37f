import type { EditRequest } from '@/lib/url/edit-types'
import { createContext, useContext } from 'react'

export type OpenPreview = (request: EditRequest) => void

/** Opens the preview of a change wherever one is, without the feature that edits; undefined: nobody offers it. */
export const PreviewContext = createContext<OpenPreview | undefined>(undefined)

export function usePreview(): OpenPreview | undefined {
  return useContext(PreviewContext)
}
