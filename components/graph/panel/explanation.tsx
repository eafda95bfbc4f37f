import type { NodeMeaning } from '@/lib/graph/panel/node-meaning'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './explanation.module.css'

/** What a node that telemetry could not name stands for. */
export function Explanation({ meaning }: { readonly meaning: NodeMeaning }) {
  const t = useTranslations('graph.meanings')
  return (
    <p className={classes.box}>
      <IconInfoCircle size={16} className={classes.icon} aria-hidden />
      <span>{t(meaning)}</span>
    </p>
  )
}
