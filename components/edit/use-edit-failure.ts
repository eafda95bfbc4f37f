import { useFailureText } from '@/components/layout/use-failure-text'
import { PharosError } from '@/lib/ports/pharos-error'
import { visibleText } from '@/lib/std/visible-text'

/** What went wrong with a plan, and at which line of the text it began with. */
export function useEditFailure(error: Error): { readonly words: string; readonly line: number | undefined } {
  const failure = useFailureText()
  if (!(error instanceof PharosError)) return { words: error.message, line: undefined }
  const { sentence, message, upstream } = failure(error)
  const { line, parameter } = error.details
  const isText = parameter === 'after' && typeof line === 'number'
  return {
    words: visibleText([message ?? sentence, upstream].filter(Boolean).join(' ')),
    line: isText ? line : undefined,
  }
}
