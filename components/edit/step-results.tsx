import cardClasses from '@/components/layout/card.module.css'
import { ObjectLink } from '@/components/layout/object-link'
import { Chip } from '@/components/ui/chip'
import type { Tone } from '@/components/ui/tone'
import { sayChanges } from '@/lib/i18n/say-change'
import { visibleText } from '@/lib/std/visible-text'
import type { Refusal, StepOutcome, StepResult } from '@/lib/url/edit-types'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconMinus,
  IconQuestionMark,
} from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './edit.module.css'
import { objectName } from './object-name'

const LOOKS = {
  applied: { tone: 'healthy', Icon: IconCheck },
  undone: { tone: 'neutral', Icon: IconArrowBackUp },
  refused: { tone: 'failure', Icon: IconBan },
  unknown: { tone: 'degraded', Icon: IconQuestionMark },
  untouched: { tone: 'neutral', Icon: IconMinus },
} as const satisfies Record<StepOutcome, { readonly tone: Tone; readonly Icon: typeof IconCheck }>

interface StepResultsProps {
  readonly objects: readonly StepResult[]
  /** The plan failed: what is applied should not be. */
  readonly failed: boolean
}

/** What became of each object of a plan, in the order of the plan. */
export function StepResults({ objects, failed }: StepResultsProps) {
  const t = useTranslations('edit.several')
  return (
    <ul className={cardClasses.words} aria-label={t('objects')}>
      {objects.map((object) => {
        const { kind, namespace, name, outcome, words, refusal } = object
        const stays = failed && outcome === 'applied'
        const { tone, Icon } = stays ? { tone: 'degraded' as const, Icon: IconAlertTriangle } : LOOKS[outcome]
        return (
          <li key={`${kind} ${namespace}/${name}`} className={classes.finding}>
            <Chip tone={tone} icon={<Icon size={12} aria-hidden />}>
              {stays ? t('stays') : t(`outcome.${outcome}`)}
            </Chip>
            <ObjectLink object={object}>{objectName(object)}</ObjectLink>
            <span>{sayChanges(words)}</span>
            {refusal === null ? null : <span>{t('reason', { reason: visibleText(reasonOf(refusal)) })}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function reasonOf({ causes, upstream, message }: Refusal): string {
  const said = causes.map(({ path, message: words }) => (path === '' ? words : `${path}: ${words}`))
  return said.length > 0 ? [...new Set(said)].join(', ') : (upstream ?? message)
}
