import { withMessages } from '@/components/layout/with-messages'
import { edit } from '@/lib/i18n/messages/en/edit'
import { Band } from '@/components/ui/band'
import type { Tone } from '@/components/ui/tone'
import { changeWatchQuery } from '@/lib/client/changes-query'
import { sayChange } from '@/lib/i18n/say-change'
import { visibleText } from '@/lib/std/visible-text'
import type { AppliedEdit } from '@/lib/url/edit-types'
import type { ChangeWatch } from '@/lib/url/watch-types'
import { Button, CloseButton, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from './edit.module.css'
import { WatchLines } from './watch-lines'

const SAID = 2

interface AppliedBandProps {
  readonly applied: Pick<AppliedEdit, 'words' | 'change' | 'surprises'>
  readonly onUndo: (change: string) => void
  readonly onClose: () => void
  /** Where the band stands among other things: what was changed. */
  readonly subject?: ReactNode
}

/** What was just done, what happens since, and the way back. */
function Content({ applied: { words, change, surprises }, onUndo, onClose, subject }: AppliedBandProps) {
  const t = useTranslations('edit')
  const { data: watch } = useQuery({ ...changeWatchQuery(change ?? ''), enabled: change !== null })
  const said = words.slice(0, SAID).map((sentence) => visibleText(sayChange(sentence)))
  const text = said.join(' · ')
  const tone = toneOf(watch, surprises.length === 0 && change !== null)
  const mayUndo = change !== null && watch?.undoneBy == null && watch?.revertedBy == null
  return (
    <>
      <Band
        tone={tone}
        icon={tone === 'healthy' ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
        actions={
          <Group gap={6} ml="auto">
            {mayUndo ? (
              <Button size="compact-xs" variant="default" onClick={() => onUndo(change)}>
                {t('undo')}
              </Button>
            ) : null}
            <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
          </Group>
        }
      >
        {subject === undefined ? null : <>{subject} </>}
        {words.length > SAID
          ? t('appliedMore', { words: text, count: words.length - SAID })
          : t('applied', { words: text })}
        {surprises.length === 0
          ? null
          : ` ${t('surprises', { paths: visibleText(surprises.map(({ path }) => path).join(', ')) })}`}
        {change === null ? ` ${t('notRecorded')}` : null}
      </Band>
      {watch === undefined ? null : (
        <div className={classes.watch}>
          <WatchLines watch={watch} />
        </div>
      )}
    </>
  )
}

function toneOf(watch: ChangeWatch | undefined, isPlain: boolean): Tone {
  if (watch?.services.some(({ worse }) => worse) === true) return 'failure'
  return isPlain && watch?.revertedBy == null ? 'healthy' : 'degraded'
}

/** With its own texts. */
export const AppliedBand = withMessages({ edit }, Content)
