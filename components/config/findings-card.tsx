import { CheckLink } from '@/components/layout/check-link'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { StatusMark } from '@/components/ui/status-mark'
import type { ConfigObjectAnswer, ObjectFinding } from '@/lib/config-objects/object-answer'
import type { Fix } from '@/lib/istio/checks/finding'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { IconTool } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

interface FindingsCardProps {
  readonly answer: ConfigObjectAnswer
  /** Changes the text beside it; false: it has changed there already. Absent where nothing may be edited. */
  readonly onFix?: OnFix
}

type OnFix = (patch: NonNullable<Fix['patch']>) => Promise<boolean>

/** What the checks found on the object, each with its place and the ways out. */
export function FindingsCard({ answer: { findings, generated }, onFix }: FindingsCardProps) {
  const t = useTranslations('config.findings')
  if (findings === null) {
    return (
      <Card title={t('title')}>
        <p className={cardClasses.quiet}>{t('off')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('title')} count={findings.length}>
      {findings.length === 0 ? <p className={cardClasses.quiet}>{t(generated ? 'generated' : 'none')}</p> : null}
      <ul className={cardClasses.bare} aria-label={t('title')}>
        {findings.map((finding) => (
          <FindingLine
            key={`${finding.check} ${finding.path} ${finding.message}`}
            finding={finding}
            {...(onFix === undefined ? {} : { onFix })}
          />
        ))}
      </ul>
    </Card>
  )
}

function FindingLine({ finding, onFix }: { readonly finding: ObjectFinding; readonly onFix?: OnFix }) {
  const t = useTranslations('config.findings')
  const { severity, message, path, line, check, aliases, fixes } = finding
  return (
    <li className={cardClasses.marked}>
      <StatusMark status={severity} label={t(`severity.${severity}`)} />
      <span>{visibleText(message)}</span>
      {path === '' ? null : (
        <span>
          <code className={cardClasses.code}>{visibleText(path)}</code>
          {line === null ? null : <span className={cardClasses.aside}> {t('line', { line })}</span>}
        </span>
      )}
      {fixes.map(({ title, patch }) =>
        patch === undefined || onFix === undefined ? (
          <span key={title}>{t('fix', { fix: visibleText(title) })}</span>
        ) : (
          <FixButton key={title} title={title} apply={() => onFix(patch)} />
        ),
      )}
      <span className={cardClasses.aside}>
        <CheckLink check={check} />
        {aliases.map((alias) => ` · ${alias}`)}
      </span>
    </li>
  )
}

function FixButton({ title, apply }: { readonly title: string; readonly apply: () => Promise<boolean> }) {
  const t = useTranslations('config.findings')
  const [isDone, setDone] = useState<boolean>()
  return (
    <span>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconTool size={14} aria-hidden />}
        onClick={() => void apply().then(setDone)}
      >
        {visibleText(title)}
      </Button>{' '}
      <span role="status" className={cardClasses.aside}>
        {isDone === undefined ? null : t(isDone ? 'fixed' : 'changed')}
      </span>
    </span>
  )
}
