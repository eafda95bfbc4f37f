'use client'

import { deliverAnswer, expectAnswer } from '@/lib/client/document-answers'
import { useLayoutEffect } from 'react'

/** Queries ask in a later phase of the same commit. */
export function ExpectedAnswer({ url }: { readonly url: string }) {
  useLayoutEffect(() => expectAnswer(url), [url])
  return null
}

interface DeliveredAnswerProps {
  readonly url: string
  readonly json: string | undefined
}

export function DeliveredAnswer({ url, json }: DeliveredAnswerProps) {
  useLayoutEffect(() => deliverAnswer(url, json), [url, json])
  return null
}
