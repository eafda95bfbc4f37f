'use client'

import { withMessages } from '@/components/layout/with-messages'
import { config } from '@/lib/i18n/messages/en/config'
import { CheckLink } from '@/components/layout/check-link'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { Page } from '@/components/layout/page'
import { useFailureText } from '@/components/layout/use-failure-text'
import { Band } from '@/components/ui/band'
import { StatusMark } from '@/components/ui/status-mark'
import { dryRunText } from '@/lib/client/dry-run-text'
import { checkText } from '@/lib/client/check-text'
import type { PharosError } from '@/lib/ports/pharos-error'
import { visibleText } from '@/lib/std/visible-text'
import type { DryRunAnswer } from '@/lib/url/dry-run-types'
import type { PreviewAnswer } from '@/lib/url/check-types'
import { Button, FileButton, Group, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconAlertTriangle, IconFileUpload, IconListCheck } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './config-object-page.module.css'
import { DryRunCard } from './dry-run-card'

const MOST_BYTES = 1024 * 1024

/** Text of one or several objects, checked in its place among the objects of the cluster. Nothing is written. */
function Content() {
  const t = useTranslations('config.check')
  const tl = useTranslations('lists.title')
  const [text, setText] = useState('')
  const [large, setLarge] = useState(false)
  const check = useMutation<PreviewAnswer, PharosError, string>({ mutationFn: checkText, retry: false })
  const dryRun = useMutation<DryRunAnswer, PharosError, string>({ mutationFn: dryRunText, retry: false })
  const take = async (file: File | null | undefined) => {
    if (file == null) return
    setLarge(file.size > MOST_BYTES)
    if (file.size <= MOST_BYTES) setText(await file.text())
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }
  return (
    <Page title={t('title')} crumbs={[{ label: tl('config'), href: '/config' }]} timeless>
      <div className={classes.tab}>
        <div className={classes.sections}>
          {large ? (
            <Band tone="failure" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />}>
              {t('large')}
            </Band>
          ) : null}
          <Textarea
            label={t('label')}
            description={t('why')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onDrop={drop}
            onDragOver={(event) => event.preventDefault()}
            autosize
            minRows={12}
            maxRows={28}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          <Group gap={8}>
            <Button
              leftSection={<IconListCheck size={16} aria-hidden />}
              disabled={text.trim() === ''}
              loading={check.isPending}
              onClick={() => {
                check.mutate(text)
                dryRun.mutate(text)
              }}
            >
              {t('check')}
            </Button>
            <FileButton accept=".yaml,.yml,.json,text/plain" onChange={(file) => void take(file)}>
              {(props) => (
                <Button {...props} variant="default" leftSection={<IconFileUpload size={16} aria-hidden />}>
                  {t('choose')}
                </Button>
              )}
            </FileButton>
          </Group>
          {check.error === null ? null : <Failure error={check.error} />}
          {check.data === undefined ? null : <Result answer={check.data} />}
          {dryRun.error === null ? null : <DryRunFailure error={dryRun.error} />}
          {dryRun.data === undefined ? null : <DryRunCard answer={dryRun.data} />}
        </div>
      </div>
    </Page>
  )
}

function Failure({ error }: { readonly error: PharosError }) {
  const words = useFailureText()(error)
  return (
    <Band tone="failure" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />}>
      {visibleText(words.message ?? words.sentence)}
    </Band>
  )
}

function DryRunFailure({ error }: { readonly error: PharosError }) {
  const t = useTranslations('config.dryRun')
  const words = useFailureText()(error)
  return (
    <Band tone="degraded" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />}>
      {t('failed', { message: visibleText(words.message ?? words.sentence) })}
    </Band>
  )
}

function Result({ answer: { findings, problems } }: { readonly answer: PreviewAnswer }) {
  const t = useTranslations('config.check')
  const tf = useTranslations('config.findings')
  const lines = [
    ...problems.map(({ message, line }) => ({
      severity: 'error' as const,
      message,
      line,
      object: '',
      check: undefined,
      aliases: [],
    })),
    ...findings.map(({ severity, message, at, object, check, aliases }) => ({
      severity,
      message,
      line: at?.line ?? null,
      object: `${object.kind} ${object.namespace}/${object.name}`,
      check,
      aliases,
    })),
  ]
  return (
    <Card title={t('result')} count={lines.length}>
      <p role="status" className={cardClasses.quiet}>
        {lines.length === 0 ? t('none') : t('found', { count: lines.length })}
      </p>
      <ul className={cardClasses.bare} aria-label={t('result')}>
        {lines.map(({ severity, message, line, object, check, aliases }, at) => (
          // Two documents may have the same fault.
          <li key={`${at} ${message}`} className={cardClasses.marked}>
            <StatusMark status={severity} label={tf(`severity.${severity}`)} />
            <span>{visibleText(message)}</span>
            <span className={cardClasses.aside}>
              {[line === null ? '' : tf('line', { line }), visibleText(object), ...aliases]
                .filter((part) => part !== '')
                .join(' · ')}
              {check === undefined ? null : (
                <>
                  {' · '}
                  <CheckLink check={check} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** With its own texts. */
export const CheckFilePage = withMessages({ config }, Content)
