import halvesClasses from '@/components/layout/halves.module.css'
import { useSettings } from '@/components/layout/settings-context'
import cardClasses from '@/components/layout/card.module.css'
import { Band } from '@/components/ui/band'
import type { Draft } from '@/lib/client/use-draft'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import type { Fix } from '@/lib/istio/checks/finding'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import { visibleText } from '@/lib/std/visible-text'
import { Button, Group } from '@mantine/core'
import { IconEyeCheck, IconLock } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { AboutCard } from './about-card'
import { AppliesCard } from './applies-card'
import classes from './config-object-page.module.css'
import type { TextEditor, TextForm } from './editing'
import { FindingsCard } from './findings-card'

/** It brings what merges texts, which few need. */
const MeanwhileBand = dynamic(() => import('./meanwhile-band').then((module) => module.MeanwhileBand), {
  ssr: false,
  loading: () => null,
})

interface YamlTabProps {
  readonly answer: ConfigObjectAnswer
  readonly events: ReactNode
  readonly Editor: TextEditor
  /** Stands beside the text in place of what is known about the object. */
  readonly Form?: TextForm
  readonly draft: Draft | undefined
  readonly onDraft: (draft: Draft | undefined) => void
  readonly onPreview: () => void
}

/** The text of the object, and beside it what it acts on, what the checks say, who owns it. */
export function YamlTab({ answer, events, Editor, Form, draft, onDraft, onPreview }: YamlTabProps) {
  const t = useTranslations('config')
  const { text, kind, name, findings, generated } = answer
  const { viewOnly } = useSettings()
  const marks = useMemo(
    () =>
      (findings ?? []).map(({ severity, steps, message, fixes, check }) => ({
        severity,
        steps,
        message,
        fixes,
        check,
      })),
    [findings],
  )
  const isChanged = draft !== undefined && draft.text !== draft.before
  const readOnly = viewOnly || generated
  const shown = draft?.text ?? text
  const change = (changed: string) => {
    const before = draft?.before ?? text
    // A draft that says what the object says would hide what the object becomes.
    onDraft(changed === before ? undefined : { before, text: changed })
  }
  const onMerged = (merged: Draft) => onDraft(merged.before === merged.text ? undefined : merged)
  const fix = async (patch: NonNullable<Fix['patch']>) => {
    // What changes a text comes with the editor; the page is shown before.
    const { fixText } = await import('@/lib/yaml/fix-text')
    const fixed = fixText(shown, patch)
    if (fixed !== undefined) change(fixed)
    return fixed !== undefined
  }
  const preview = () => {
    if (isChanged) onPreview()
  }
  return (
    <div className={Form === undefined ? classes.columns : halvesClasses.halves}>
      {Form === undefined ? null : (
        <Form kindId={kind} kind={kindTitle(kind)} text={shown} readOnly={readOnly} onChange={change} />
      )}
      <div className={classes.main}>
        {readOnly ? (
          <Band icon={<IconLock size={16} aria-hidden />}>{t(generated ? 'edit.generated' : 'edit.viewOnly')}</Band>
        ) : null}
        {isChanged && draft.before !== text ? (
          <MeanwhileBand answer={answer} draft={draft} onMerged={onMerged} onChoose={onPreview} />
        ) : null}
        <Editor
          label={t('edit.label', { kind: kindTitle(kind), name: visibleText(name) })}
          text={shown}
          findings={marks}
          readOnly={readOnly}
          onChange={change}
          onPreview={preview}
        />
        {readOnly ? null : (
          <Group gap={8}>
            <Button leftSection={<IconEyeCheck size={16} aria-hidden />} disabled={!isChanged} onClick={preview}>
              {t('edit.preview')}
            </Button>
            <Button variant="default" disabled={!isChanged} onClick={() => onDraft(undefined)}>
              {t('edit.discard')}
            </Button>
            <span className={cardClasses.aside}>{t('edit.comments')}</span>
          </Group>
        )}
      </div>
      {Form === undefined ? (
        <div className={classes.aside}>
          <FindingsCard answer={answer} {...(readOnly ? {} : { onFix: fix })} />
          <AppliesCard answer={answer} />
          <AboutCard answer={answer} />
          {events}
        </div>
      ) : null}
    </div>
  )
}
