import { withMessages } from '@/components/layout/with-messages'
import { editor } from '@/lib/i18n/messages/en/editor'
import type { ObjectSchema } from '@/lib/openapi/object-schema'
import type { FieldFinding } from '@/lib/yaml/text-mark'
import type { TextReport } from '@/lib/yaml/report-text'
import { storedSetting, useStoredSetting } from '@/lib/client/stored-setting'
import { useMantineStyleNonce } from '@mantine/core'
import { useCallback, useEffect, useId, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import classes from '../editor.module.css'
import { usePhrases } from '../use-phrases'
import { CodeTools } from './code-tools'
import { CodeView } from './code-view'
import { FieldHelp } from './field-help'
import { Problems } from './problems'
import { useMarkWords } from './use-mark-words'

export interface YamlEditorProps {
  /** What is edited, for people who cannot see it: *YAML of VirtualService reviews*. */
  readonly label: string
  /** The text to begin with. Another one than was last handed out replaces what is in the editor. */
  readonly text: string
  /** What is known about fields of the object; stays the same list until it changes. */
  readonly findings?: readonly FieldFinding[]
  /** Of the object's kind, as the cluster has it: completion, help and more problems. */
  readonly schema?: ObjectSchema
  readonly readOnly?: boolean
  /** It may hold several documents, separated by `---`. */
  readonly several?: boolean
  /** At every change. */
  readonly onChange?: (text: string) => void
  /** Some time after a change: what the text means, and what is wrong with it. */
  readonly onReport?: (report: TextReport) => void
  /** Ctrl/Cmd S. */
  readonly onPreview?: () => void
}

const NONE: readonly FieldFinding[] = []

const wrapSetting = storedSetting<boolean>({
  name: 'editor-wrap',
  version: 1,
  fallback: false,
  read: (value) => (typeof value === 'boolean' ? value : undefined),
})

function Content(props: YamlEditorProps) {
  const { label, text, findings = NONE, schema, readOnly = false, several = false } = props
  const { onChange, onReport, onPreview } = props
  const t = useTranslations('editor')
  const [wrap, setWrap] = useStoredSetting(wrapSetting)
  const describedBy = useId()
  const nonce = useMantineStyleNonce()?.() ?? ''
  const phrases = usePhrases()
  const { sentenceOf, titleOf } = useMarkWords()
  const [view] = useState(() => new CodeView({ text, readOnly, wrap, several, label, describedBy, nonce, phrases }))
  const attach = useCallback((host: HTMLElement | null) => view.attach(host), [view])
  const state = useSyncExternalStore(view.subscribe, view.get, view.get)

  useEffect(() => {
    view.listen({
      onChange: (changed) => onChange?.(changed),
      onReport: (report) => onReport?.(report),
      onPreview: () => onPreview?.(),
      sentenceOf,
      titleOf,
      leaveHint: t('left'),
    })
    view.configure({ text, readOnly, wrap, several, label, describedBy, nonce, phrases })
    view.setFindings(findings)
    view.setSchema(schema)
  })

  return (
    <div className={classes.editor}>
      <CodeTools view={view} readOnly={readOnly} wrap={wrap} onWrap={setWrap} />
      <div ref={attach} className={classes.code} />
      <div className={classes.status}>
        <span>{t('position', { line: String(state.line), column: String(state.column) })}</span>
        <span id={describedBy}>{readOnly ? t('readOnly') : t('leave')}</span>
      </div>
      {schema === undefined ? null : <FieldHelp schema={schema} path={state.field} />}
      <Problems view={view} state={state} readOnly={readOnly} />
    </div>
  )
}

/** With its own texts. */
export const YamlCode = withMessages({ editor }, Content)
