import type { FindError } from '@/lib/graph/find/find-error'
import type { Ref } from 'react'
import classes from './find-box.module.css'

interface MarkedTextProps {
  readonly text: string
  readonly error: FindError
  readonly ref: Ref<HTMLDivElement>
}

/** Lies behind a field with the same text, unseen but for the mark under the word that is wrong. */
export function MarkedText({ text, error: { position, length }, ref }: MarkedTextProps) {
  return (
    <div ref={ref} className={classes.marked} aria-hidden>
      {text.slice(0, position)}
      <mark>{length === 0 ? '\u2007' : text.slice(position, position + length)}</mark>
    </div>
  )
}
