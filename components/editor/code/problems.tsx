import { CheckLink } from '@/components/layout/check-link'
import type { TextMark } from '@/lib/yaml/text-mark'
import { Button, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from '../editor.module.css'
import type { CodeState, CodeView } from './code-view'
import { useMarkWords } from './use-mark-words'

const ICONS = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle } as const
const NONE: readonly TextMark[] = []

interface ProblemsProps {
  readonly view: CodeView
  readonly state: CodeState
  readonly readOnly: boolean
}

/** Everything that is marked in the text, as a list that leads to the places. */
export function Problems({ view, state, readOnly }: ProblemsProps) {
  const t = useTranslations('editor')
  const marks = state.report?.marks ?? NONE
  return (
    <section className={classes.problems} aria-label={t('problems.title')}>
      <p className={classes.summary} role="status">
        <Summary state={state} marks={marks} />
      </p>
      {marks.length === 0 ? null : (
        <ul className={classes.list} aria-label={t('problems.list')}>
          {marks.map((mark, index) => (
            <Problem key={`${index} ${mark.from}`} {...{ mark, view, readOnly }} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Summary({ state, marks }: { readonly state: CodeState; readonly marks: readonly TextMark[] }) {
  const t = useTranslations('editor')
  if (state.checking === 'given-up') return <>{t('givenUp')}</>
  if (state.report === undefined) return <>{t('checking')}</>
  if (marks.length === 0) {
    return (
      <>
        <IconCircleCheck size={16} className={classes.good} aria-hidden />
        {t('noProblems')}
      </>
    )
  }
  const count = (severity: TextMark['severity']): number => marks.filter((mark) => mark.severity === severity).length
  const parts = [
    [count('error'), 'errors'],
    [count('warning'), 'warnings'],
    [count('info'), 'notes'],
  ] as const
  const words = parts.flatMap(([number, word]) => (number === 0 ? [] : [t(`problems.${word}`, { count: number })]))
  return <>{words.join(', ')}</>
}

interface ProblemProps {
  readonly mark: TextMark
  readonly view: CodeView
  readonly readOnly: boolean
}

function Problem({ mark, view, readOnly }: ProblemProps) {
  const t = useTranslations('editor')
  const { sentenceOf, titleOf } = useMarkWords()
  const Icon = ICONS[mark.severity]
  return (
    <li className={classes.problem}>
      <UnstyledButton className={classes.goto} onClick={() => view.goTo(mark.from, mark.to)}>
        <Icon size={16} className={classes[mark.severity]} role="img" aria-label={t(`severity.${mark.severity}`)} />
        <span className={classes.line}>{t('problems.line', { line: String(mark.line) })}</span>
        <span className={classes.sentence}>{sentenceOf(mark)}</span>
      </UnstyledButton>
      {mark.check === undefined ? null : (
        <span className={classes.check}>
          <CheckLink check={mark.check} />
        </span>
      )}
      {readOnly
        ? null
        : mark.fixes.map((fix) => (
            <Button key={titleOf(fix)} size="compact-xs" variant="default" onClick={() => view.apply(fix)}>
              {titleOf(fix)}
            </Button>
          ))}
    </li>
  )
}
