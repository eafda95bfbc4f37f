import { kindTitle } from '@/lib/config-objects/config-kinds'
import type { NewTarget } from '@/lib/istio/wizards/new-target'
import { visibleText } from '@/lib/std/visible-text'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { HandedIn } from './handed-in'
import type { TargetDraft } from './use-target-draft'
import classes from './wizards.module.css'

interface TargetTextProps extends Pick<HandedIn, 'Editor' | 'Difference'> {
  readonly target: NewTarget
  readonly draft: TargetDraft
  readonly readOnly: boolean
  readonly onPreview: () => void
}

/** The text of the object as it is made, or what is different from how it is. */
export function TargetText({ target, draft, readOnly, onPreview, Editor, Difference }: TargetTextProps) {
  const t = useTranslations('wizards')
  const [view, setView] = useState('yaml')
  const label = t('label', { kind: kindTitle(target.kind), name: visibleText(target.name) })
  return (
    <div className={classes.column}>
      <SegmentedControl
        size="xs"
        aria-label={t('text')}
        value={view}
        onChange={setView}
        data={(['yaml', 'difference'] as const).map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      {view === 'yaml' ? (
        <Editor
          kind={target.kind}
          label={label}
          text={draft.text}
          readOnly={readOnly}
          onChange={draft.change}
          onPreview={onPreview}
        />
      ) : (
        <Difference before={draft.before} after={draft.text} />
      )}
    </div>
  )
}
