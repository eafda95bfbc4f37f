import { Snippet } from '@/components/layout/finding'
import { Chip } from '@/components/ui/chip'
import { SOURCE_LOOKS } from '@/components/layout/source-state'
import { useFailureText } from '@/components/layout/use-failure-text'
import { trySettings } from '@/lib/client/try-settings'
import type { SourceReport } from '@/lib/doctor/model'
import { type TriedSettings, writeSettings } from '@/lib/doctor/tried-settings'
import { visibleText } from '@/lib/std/visible-text'
import { Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { CheckLists } from './check-lists'
import classes from './try-dialog.module.css'
import { TryForm } from './try-form'

interface TryDialogProps {
  readonly report: SourceReport
  readonly kind: TriedSettings['kind']
  readonly onClose: () => void
}

/** A copy of a source's settings, to be changed and tried: what comes of it, and the lines that say the same. */
export function TryDialog({ report, kind, onClose }: TryDialogProps) {
  const t = useTranslations('meshSources.try')
  const failureText = useFailureText()
  const test = useMutation({ mutationFn: trySettings, retry: false })
  const failure = test.error === null ? undefined : failureText(test.error)
  const [tried] = test.data?.sources ?? []
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name: visibleText(report.source.name) })}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={960}
    >
      <p className={classes.note}>{t('note')}</p>
      <div className={classes.halves}>
        <TryForm report={report} kind={kind} busy={test.isPending} onTry={(settings) => test.mutate(settings)} />
        <div className={classes.results} role="status" aria-label={t('results')} aria-busy={test.isPending}>
          {failure === undefined ? null : <p>{failure.message ?? failure.sentence}</p>}
          {tried === undefined || test.variables === undefined ? null : (
            <Tried report={tried} settings={test.variables} />
          )}
          {tried === undefined && failure === undefined ? <p className={classes.note}>{t('nothingYet')}</p> : null}
        </div>
      </div>
    </Modal>
  )
}

interface TriedProps {
  readonly report: SourceReport
  readonly settings: TriedSettings
}

function Tried({ report: { source, checks }, settings }: TriedProps) {
  const t = useTranslations('meshSources.try')
  const states = useTranslations('shell.sources.states')
  const { tone, Icon } = SOURCE_LOOKS[source.state]
  const works = !checks.some(({ result, severity }) => result === 'found' && severity === 'error')
  return (
    <>
      <Chip tone={tone} icon={<Icon size={14} aria-hidden />}>
        {states(source.state)}
      </Chip>
      <CheckLists checks={checks} />
      {works ? (
        <>
          <p>{t('works')}</p>
          <Snippet name={t('works')} text={writeSettings(settings)} />
        </>
      ) : null}
    </>
  )
}
