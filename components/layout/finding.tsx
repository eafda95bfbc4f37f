import { CopyButton } from '@/components/ui/copy-button'
import { visibleText } from '@/lib/std/visible-text'
import classes from './finding.module.css'

interface FindingProps {
  /** What it is about, for whoever hears the lines to paste. */
  readonly name: string
  /** A sentence. */
  readonly found: string
  /** Null: nothing is to be done. */
  readonly fix: { readonly text: string; readonly snippet: string | null } | null
}

/** What was found, what helps, and the lines to paste. */
export function Finding({ name, found, fix }: FindingProps) {
  return (
    <div className={classes.finding}>
      <p>{visibleText(found)}</p>
      {fix === null ? null : <p className={classes.advice}>{visibleText(fix.text)}</p>}
      {fix?.snippet == null ? null : <Snippet name={name} text={fix.snippet} />}
    </div>
  )
}

/** Lines to paste, beside the button that copies them. */
export function Snippet({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div className={classes.paste}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by keyboard */}
      <pre className={classes.snippet} tabIndex={0} aria-label={name} role="region">
        {text}
      </pre>
      <CopyButton text={text} />
    </div>
  )
}
