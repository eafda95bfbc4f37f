import type { Sentence } from '@/lib/istio/edit/words/sentence'
import { visibleText } from '@/lib/std/visible-text'
import { createTranslator } from 'use-intl/core'
import { editWords } from './messages/en/edit-words'

/** Looser than the messages' own types: a sentence carries the values of its message, whichever that is. */
const messages: { readonly editWords: Readonly<Record<string, string>> } = { editWords }
const translate = createTranslator({ locale: 'en', messages, namespace: 'editWords' })

/** A sentence of a change as text, in English: for preview, records and audit lines alike. */
export function sayChange({ id, values }: Sentence): string {
  return translate(id, { ...values })
}

/** What a change does as one line that can be shown: its sentences, one behind the other. */
export function sayChanges(sentences: readonly Sentence[]): string {
  return sentences.map((sentence) => visibleText(sayChange(sentence))).join(' · ')
}
