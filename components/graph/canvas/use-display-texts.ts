import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import { useMemo } from 'react'
import { displayTexts } from './display-texts'
import { useTranslations } from 'use-intl'

/** The words on the canvas, in the user's language. */
export function useDisplayTexts(): DisplayTexts {
  const t = useTranslations('canvas')
  return useMemo(() => displayTexts(t), [t])
}
