import cardClasses from '@/components/layout/card.module.css'
import { diffLines, type DiffLine } from '@/lib/istio/edit/diff-lines'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import classes from './edit.module.css'

interface DiffViewProps {
  readonly before: string
  readonly after: string
}

const SIGNS = { same: ' ', added: '+', removed: '−' } as const

/** The difference of two texts, line by line; what is equal and far from it is folded. */
export function DiffView({ before, after }: DiffViewProps) {
  const t = useTranslations('edit')
  const parts = diffLines(before, after)
  if (!parts.some((part) => 'lines' in part)) return <p className={cardClasses.quiet}>{t('noDifference')}</p>
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
    <div className={classes.diff} tabIndex={0} role="group" aria-label={t('lines')}>
      <table>
        <tbody>
          {parts.map((part, i) =>
            'lines' in part ? (
              part.lines.map((line) => <Line key={`${line.before ?? ''}/${line.after ?? ''}`} line={line} />)
            ) : (
              <tr key={`fold-${parts.slice(0, i).length}`} className={classes.fold}>
                <td colSpan={4}>{t('folded', { count: part.folded })}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

function Line({ line: { kind, text, before, after } }: { readonly line: DiffLine }) {
  const t = useTranslations('edit')
  const said = { same: undefined, added: t('lineAdded'), removed: t('lineRemoved') }[kind]
  return (
    <tr data-kind={kind}>
      <td className={classes.number}>{before}</td>
      <td className={classes.number}>{after}</td>
      <td>{said === undefined ? null : <span aria-label={said}>{SIGNS[kind]}</span>}</td>
      <td>{text === '' ? ' ' : visibleText(text)}</td>
    </tr>
  )
}
