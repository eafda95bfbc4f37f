import type { EdgeFlag } from '@/lib/graph/model'
import type { EdgePanel as EdgeModel } from '@/lib/graph/panel/prepare-edge'
import { useTranslations } from 'use-intl'
import { ElementButton } from './element-button'
import classes from './node-remarks.module.css'
import { PanelSection } from '@/components/ui/panel-section'

interface EdgeRemarksProps {
  readonly model: EdgeModel
  readonly onSelect: (id: string) => void
}

const TOLD = ['idle', 'estimated', 'mirrored', 'overlap', 'internal', 'waypoint-to', 'waypoint-from'] as const

/** What has to be known to read the numbers of an edge rightly. */
export function EdgeRemarks({ model: { edge, pair }, onSelect }: EdgeRemarksProps) {
  const t = useTranslations('graph.panel')
  const tf = useTranslations('graph.edgeFlags')
  const flags = TOLD.filter((flag: EdgeFlag) => edge.flags.includes(flag))
  if (flags.length === 0) return null
  return (
    <PanelSection title={t('remarks')}>
      <ul className={classes.list}>
        {flags.map((flag) => (
          <li key={flag}>{tf(flag)}</li>
        ))}
        {pair === null ? null : (
          <li>
            <ElementButton onClick={() => onSelect(pair.id)}>{t('otherDirection')}</ElementButton>
          </li>
        )}
      </ul>
    </PanelSection>
  )
}
