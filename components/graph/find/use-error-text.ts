import type { FindError } from '@/lib/graph/find/find-error'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

const LONGEST_WORD = 40

/** Says what is wrong with an expression. */
export function useErrorText(): (error: FindError) => string {
  const t = useTranslations('graph.find.errors')
  return ({ code, word, name }) => t(code, { word: short(word), name: short(name) })
}

function short(text: string): string {
  const visible = visibleText(text)
  return visible.length > LONGEST_WORD ? `${visible.slice(0, LONGEST_WORD)}…` : visible
}
