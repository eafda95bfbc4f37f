import { CopyButton } from '@/components/ui/copy-button'
import { useFailureText } from '@/components/layout/use-failure-text'
import { meshSourcesQuery, testSources } from '@/lib/client/mesh-sources-query'
import { useMeshSourcesView } from '@/lib/client/use-mesh-sources-view'
import type { DoctorAnswer } from '@/lib/doctor/model'
import { writeReport } from '@/lib/doctor/write-report'
import { visibleText } from '@/lib/std/visible-text'
import type { DoctorQuestion } from '@/lib/url/mesh-sources-view'
import { Button, Checkbox } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './sources.module.css'

interface SourceToolsProps {
  readonly question: DoctorQuestion
  readonly answer: DoctorAnswer | undefined
}

/** What can be done with all sources at once. */
export function SourceTools({ question, answer }: SourceToolsProps) {
  const t = useTranslations('meshSources')
  const format = useFormatter()
  const failureText = useFailureText()
  const [{ attention }, change] = useMeshSourcesView()
  const client = useQueryClient()
  const test = useMutation({
    mutationFn: () => testSources(question),
    onSuccess: (found) => client.setQueryData(meshSourcesQuery(question).queryKey, found),
  })
  return (
    <div className={classes.tools} role="group" aria-label={t('tools')}>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={test.isPending}
        onClick={() => test.mutate()}
      >
        {t('test')}
      </Button>
      <span className={classes.quiet} role="status">
        {test.error !== null
          ? failureText(test.error).sentence
          : answer === undefined
            ? null
            : t('checked', { time: format.dateTime(new Date(answer.checkedAt), 'instant') })}
      </span>
      {question.namespaces.length === 0 ? null : (
        <span className={classes.about}>
          {t('about', { names: visibleText(format.list(question.namespaces)) })}
          <Button variant="subtle" size="compact-xs" onClick={() => change({ namespaces: [] })}>
            {t('aboutAll')}
          </Button>
        </span>
      )}
      <span className={classes.spring} />
      <Checkbox
        size="xs"
        label={t('attention')}
        checked={attention}
        onChange={({ currentTarget: { checked } }) => change({ attention: checked })}
      />
      {answer === undefined ? null : <CopyButton text={writeReport(answer)} label={t('report')} />}
    </div>
  )
}
