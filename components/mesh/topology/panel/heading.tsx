import { PanelHeading } from '@/components/ui/panel-heading'
import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

interface HeadingProps {
  readonly kind: string
  readonly name: string
  /** Goes back to the mesh; absent where the panel is of the mesh. */
  readonly onBack?: () => void
  readonly children?: ReactNode
}

/** What the panel is about, and the way back from it. */
export function Heading({ kind, name, onBack, children }: HeadingProps) {
  const t = useTranslations('meshTopology.panel')
  const back =
    onBack === undefined ? null : (
      <CloseButton size="sm" ms="auto" aria-label={t('back')} title={t('back')} onClick={onBack} />
    )
  return (
    <PanelHeading kind={kind} name={name} button={back}>
      {children}
    </PanelHeading>
  )
}
