import type { NodeMeaning } from '@/lib/graph/panel/node-meaning'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './explanation.module.css'

/** What a node that telemetry could not name stands for, and what to do about it. */
export function Explanation({ meaning }: { readonly meaning: NodeMeaning }) {
  const t = useTranslations('graph.meanings')
  const tr = useTranslations('graph.remedies')
  return (
    <div className={classes.box}>
      <IconInfoCircle size={16} className={classes.icon} aria-hidden />
      <div>
        <p>{t(meaning)}</p>
        <p>{tr(meaning)}</p>
      </div>
    </div>
  )
}
