import { shownValues } from '@/lib/i18n/shown-values'
import { visibleText } from '@/lib/std/visible-text'
import { readYaml } from '@/lib/yaml/read-yaml'
import { Textarea } from '@mantine/core'
import { useTranslations } from 'use-intl'

const MOST_ROWS = 12

interface OwnValueProps {
  readonly path: string
  readonly typed: string
  readonly onChange: (typed: string) => void
}

/** A value that is neither mine nor theirs, with what is wrong with it while it is typed. */
export function OwnValue({ path, typed, onChange }: OwnValueProps) {
  const t = useTranslations('edit')
  const tp = useTranslations('editor')
  const reading = readYaml(typed)
  const [problem] = reading.ok ? [] : reading.error
  return (
    <Textarea
      label={t('ownValueOf', { path: visibleText(path) })}
      value={typed}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={
        problem === undefined
          ? null
          : `${tp('problems.line', { line: String(problem.line) })}: ${tp(`yaml.${problem.code}`, shownValues(problem.values))}`
      }
      rows={Math.min(MOST_ROWS, typed.split('\n').length)}
      resize="vertical"
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
    />
  )
}
