import type { Sentence } from '@/lib/istio/edit/words/sentence'
import { createTranslator } from 'use-intl/core'
import { editWords } from './messages/en/edit-words'

/** Looser than the messages' own types: a sentence carries the values of its message, whichever that is. */
const messages: { readonly editWords: Readonly<Record<string, string>> } = { editWords }
const translate = createTranslator({ locale: 'en', messages, namespace: 'editWords' })

/** A sentence of a change as text, in English: for preview, records and audit lines alike. */
export function sayChange({ id, values }: Sentence): string {
  return translate(id, { ...values })
}
