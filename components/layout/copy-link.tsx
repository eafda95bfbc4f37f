'use client'

import { useAnchor } from '@/components/ui/use-anchor'
import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

const load = () => import('./copy-link-menu')
const CopyLinkMenu = dynamic(() => load().then((module) => module.CopyLinkMenu), { loading: () => null })

export interface CopyLinkProps {
  /** End of the window that is shown, unix seconds; now when left out. */
  readonly shownAt?: number | undefined
}

/** The address of what is shown: as it goes on, or as it is at this moment. */
export function CopyLink({ shownAt }: CopyLinkProps) {
  const t = useTranslations('shell.page')
  const { anchor, wanted, props } = useAnchor({ popup: 'menu', load, state: useState(false) })
  return (
    <>
      <Button variant="default" leftSection={<IconLink size={16} aria-hidden />} {...props}>
        {t('copyLink')}
      </Button>
      {wanted ? <CopyLinkMenu anchor={anchor} shownAt={shownAt} /> : null}
    </>
  )
}
