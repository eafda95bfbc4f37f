import type { ObjectSchema } from '@/lib/openapi/object-schema'
import type { FieldFinding } from '@/lib/yaml/text-mark'
import type { TextReport } from '@/lib/yaml/report-text'

/** What the worker is asked; one at a time. The schema holds for all that follows, and needs no answer. */
export type TextJob =
  | { readonly what: 'schema'; readonly schema: ObjectSchema | undefined }
  | {
      readonly what: 'report'
      readonly text: string
      readonly findings: readonly FieldFinding[]
      /** The text may hold several documents. */
      readonly several: boolean
    }
  | { readonly what: 'format'; readonly text: string }

/** First `ready`, once; then one answer to each job. */
export type TextAnswer = 'ready' | TextReport | { readonly formatted: string | undefined }
