'use client'

import { useAnchor } from '@/components/ui/use-anchor'
import { rememberNamespaces } from '@/lib/client/namespace-settings'
import { namespacesQuery } from '@/lib/client/namespaces-query'
import { useScope } from '@/lib/client/use-graph-view'
import { visibleText } from '@/lib/std/visible-text'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconChevronDown, IconStack2, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'
import { useNamespacesName } from './use-namespaces-name'
import { useShortcut } from './use-shortcut'

const load = () => import('./namespace-popover')
const NamespacePopover = dynamic(() => load().then((module) => module.NamespacePopover), { loading: () => null })

/** Which namespaces the page is about. What is ticked applies when the list closes, so that five ticks are one question. */
export function NamespacePicker() {
  const t = useTranslations('shell.namespaces')
  const [{ namespaces }, setScope] = useScope()
  const name = useNamespacesName()(namespaces)
  const [opened, setOpened] = useState(false)
  const [draft, setDraft] = useState<readonly string[]>(namespaces)
  const open = (): void => {
    setDraft(namespaces)
    setOpened(true)
  }
  const apply = (names: readonly string[]): void => {
    setOpened(false)
    if (names.join() === namespaces.join()) return
    rememberNamespaces(names)
    setScope({ namespaces: [...names], focus: null })
  }
  const state = [opened, (on: boolean) => (on ? open() : apply(draft))] as const
  const { anchor, wanted, props } = useAnchor({ popup: 'dialog', load, state })
  useShortcut('n', open)
  return (
    <>
      <Button
        variant="default"
        size="xs"
        className={classes.picker}
        leftSection={<IconStack2 size={16} aria-hidden />}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        aria-label={t('button', { name })}
        {...props}
      >
        {name}
      </Button>
      {wanted ? (
        <NamespacePopover
          anchor={anchor}
          draft={draft}
          onDraft={setDraft}
          onApply={apply}
          onCancel={() => setOpened(false)}
        />
      ) : null}
      <MissingNamespaces />
    </>
  )
}

/** Names of the URL that lead nowhere stay in sight, so that a link which shows less than it did says why. */
function MissingNamespaces() {
  const t = useTranslations('shell.namespaces')
  const { data } = useQuery(namespacesQuery())
  const [{ namespaces }, setScope] = useScope()
  if (data === undefined || data.partial) return null
  const known = new Set(data.namespaces.map(({ name }) => name))
  const missing = namespaces.filter((name) => name !== '*' && !known.has(name))
  return missing.map((name) => (
    <Tooltip key={name} label={t('missing')}>
      <span className={classes.missing}>
        <s>{visibleText(name)}</s>
        <ActionIcon
          variant="transparent"
          color="gray"
          size={24}
          aria-label={t('drop', { name: visibleText(name) })}
          aria-description={t('missing')}
          onClick={() => setScope({ namespaces: namespaces.filter((other) => other !== name) })}
        >
          <IconX size={14} />
        </ActionIcon>
      </span>
    </Tooltip>
  ))
}
