import { Finding } from '@/components/layout/finding'
import { useOverviewView } from '@/lib/client/use-overview-view'
import type { SetupStep } from '@/lib/overview/setup/checklist'
import { Button } from '@mantine/core'
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { OverviewCard } from './overview-card'
import classes from './setup-card.module.css'
import { useOverview } from './use-overview'

const ICONS = {
  ok: IconCircleCheckFilled,
  attention: IconAlertTriangleFilled,
  missing: IconSquareRoundedXFilled,
  waiting: IconCircleDashed,
} as const satisfies Record<SetupStep['state'], unknown>

/** What must be there before the mesh can be seen, each with what was found and what to do. */
export function SetupCard() {
  const t = useTranslations('overview.setup')
  const [, change] = useOverviewView()
  const part = useOverview('setup')
  const steps = part.data?.setup
  const count = steps?.filter(({ state }) => state === 'ok').length ?? 0
  return (
    <OverviewCard
      title={t('title')}
      part={part}
      pick={({ setup }) => setup}
      height={320}
      note={
        steps == null ? null : <span className={classes.quiet}>{t('done', { done: count, count: steps.length })}</span>
      }
      tools={
        <Button variant="subtle" size="compact-xs" onClick={() => change({ setup: false })}>
          {t('close')}
        </Button>
      }
    >
      {(shown) => (
        <ol className={classes.steps}>
          {shown.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </ol>
      )}
    </OverviewCard>
  )
}

function Step({ step: { id, state, found, fix } }: { readonly step: SetupStep }) {
  const t = useTranslations('overview.setup')
  const Icon = ICONS[state]
  return (
    <li className={classes.step} data-state={state}>
      <Icon
        size={16}
        className={classes.icon}
        role="img"
        aria-label={t(`states.${state}`)}
        title={t(`states.${state}`)}
      />
      <h3 className={classes.name}>{t(`steps.${id}`)}</h3>
      <div className={classes.found}>
        <Finding name={t(`steps.${id}`)} found={found} fix={fix} />
      </div>
    </li>
  )
}
