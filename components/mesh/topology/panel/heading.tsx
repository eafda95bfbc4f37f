import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from './panel.module.css'

interface HeadingProps {
  readonly kind: string
  readonly name: string
  /** Goes back to the mesh; absent where the panel is of the mesh. */
  readonly onBack?: () => void
  readonly children?: ReactNode
}

/** What the panel is about. */
export function Heading({ kind, name, onBack, children }: HeadingProps) {
  const t = useTranslations('meshTopology.panel')
  return (
    <header className={classes.heading}>
      <div className={classes.kind}>{kind}</div>
      <div className={classes.line}>
        <h2 className={classes.name}>{name}</h2>
        {onBack === undefined ? null : (
          <CloseButton size="sm" aria-label={t('back')} title={t('back')} onClick={onBack} />
        )}
      </div>
      {children}
    </header>
  )
}
