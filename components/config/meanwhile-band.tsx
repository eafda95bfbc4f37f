import { Band } from '@/components/ui/band'
import { Since } from '@/components/ui/since'
import type { Draft } from '@/lib/client/use-draft'
import { mergeDraft } from '@/lib/config-objects/merge-draft'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'

const MOST_PATHS = 3

interface MeanwhileBandProps {
  readonly answer: ConfigObjectAnswer
  readonly draft: Draft
  /** The draft as it goes on, with what others did. */
  readonly onMerged: (draft: Draft) => void
  /** Opens the preview, which asks where both changed the same. */
  readonly onChoose: () => void
}

/** Says who changed the object while one edits it, and brings it into the draft. */
export function MeanwhileBand({ answer, draft, onMerged, onChoose }: MeanwhileBandProps) {
  const t = useTranslations('config.edit')
  const { text: theirs, fieldOwners, now } = answer
  const { before, text: mine } = draft
  const merge = useMemo(() => mergeDraft({ before, mine, theirs }), [before, mine, theirs])
  if (merge.state === 'same') return null
  const writer = fieldOwners.find(({ subresource }) => subresource === '')
  const paths = 'paths' in merge ? merge.paths : []
  const named = paths.slice(0, MOST_PATHS).join(', ')
  const where = visibleText(paths.length > MOST_PATHS ? t('andMore', { paths: named }) : named)
  return (
    <Band
      tone="degraded"
      icon={<IconGitMerge size={16} aria-hidden />}
      actions={
        merge.state === 'unreadable' ? null : (
          <Button
            size="compact-xs"
            variant="default"
            ml="auto"
            onClick={() => (merge.state === 'merged' ? onMerged({ before: theirs, text: merge.text }) : onChoose())}
          >
            {t(merge.state === 'merged' ? 'mergeNow' : 'choose')}
          </Button>
        )
      }
    >
      {writer === undefined ? (
        t('changedUnknown')
      ) : (
        <Since
          at={writer.at}
          now={now}
          say={({ text: age }) => t('changedBy', { by: visibleText(writer.manager), age })}
        />
      )}{' '}
      {t(`meanwhile.${merge.state}`, { paths: where })}
    </Band>
  )
}
