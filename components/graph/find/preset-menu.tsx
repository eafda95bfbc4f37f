import { useAnchor } from '@/components/ui/use-anchor'
import type { Preset } from '@/lib/graph/find/presets'
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconEyeOff, IconSearch } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './find-box.module.css'
import type { Purpose } from './use-expression'

const load = () => import('./preset-items')
const PresetItems = dynamic(() => load().then((module) => module.PresetItems), { loading: () => null })

export interface PresetMenuProps {
  readonly purpose: Purpose
  readonly presets: readonly Preset[]
  readonly onChoose: (expression: string) => void
  readonly onHelp: () => void
}

/** Expressions one often needs, and the way to the help. */
export function PresetMenu({ purpose, presets, onChoose, onHelp }: PresetMenuProps) {
  const t = useTranslations('graph.find')
  const { anchor, wanted, props } = useAnchor({ popup: 'menu', load, state: useState(false) })
  const Icon = purpose === 'find' ? IconSearch : IconEyeOff
  return (
    <>
      <ActionIcon
        variant="transparent"
        color="gray"
        size={28}
        w={38}
        className={classes.presets}
        aria-label={t(`presets.${purpose}`)}
        {...props}
      >
        <Icon size={15} aria-hidden />
        <IconChevronDown size={12} aria-hidden />
      </ActionIcon>
      {wanted ? <PresetItems anchor={anchor} presets={presets} onChoose={onChoose} onHelp={onHelp} /> : null}
    </>
  )
}
