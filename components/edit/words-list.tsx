import cardClasses from '@/components/layout/card.module.css'
import { sayChange } from '@/lib/i18n/say-change'
import type { Sentence } from '@/lib/istio/edit/words/sentence'
import { visibleText } from '@/lib/std/visible-text'

/** What a change does, a sentence a line. */
export function WordsList({ words }: { readonly words: readonly Sentence[] }) {
  return (
    <ul className={cardClasses.words}>
      {words.map((sentence) => (
        <li key={`${sentence.id} ${sentence.at.join('/')}`}>{visibleText(sayChange(sentence))}</li>
      ))}
    </ul>
  )
}
