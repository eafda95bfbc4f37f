'use client'

import { useSettings } from '@/components/layout/settings-context'
import { useFailureText } from '@/components/layout/use-failure-text'
import { withMessages } from '@/components/layout/with-messages'
import { labelsQuery } from '@/lib/client/labels-query'
import { modes } from '@/lib/i18n/messages/en/modes'
import { changeMode, type ModeAction, modeActionsOf } from '@/lib/istio/edit/labels/mode-actions'
import { type LabelsAnswer, writeLabelText } from '@/lib/istio/edit/labels/labels-answer'
import { visibleText } from '@/lib/std/visible-text'
import type { EditRequest } from '@/lib/url/edit-types'
import type { MtlsPlace } from '@/lib/url/mtls-view'
import { Button, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { PlaceItems } from './place-items'

interface ModeMenuProps {
  /** Left out: it has no mode of its own. */
  readonly object?: Pick<LabelsAnswer, 'kind' | 'namespace' | 'name'> | undefined
  /** Of the control planes, for a namespace. */
  readonly revisions?: readonly string[]
  /** What policies can be made for. */
  readonly place: MtlsPlace
  readonly onPreview: (request: EditRequest) => void
}

/** How pods are in the mesh, as actions that end in the preview. What cannot be done says why. */
function Content({ object, revisions = [], place, onPreview }: ModeMenuProps) {
  const t = useTranslations('modes')
  const [opened, { open, close }] = useDisclosure()
  return (
    <Menu opened={opened} onOpen={open} onClose={close} position="bottom-end" width={320}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('label')}>
        {object !== undefined && opened ? (
          <>
            <Actions object={object} revisions={revisions} onPreview={onPreview} />
            <Menu.Divider />
          </>
        ) : null}
        <PlaceItems place={place} />
      </Menu.Dropdown>
    </Menu>
  )
}

interface ActionsProps extends Required<Pick<ModeMenuProps, 'revisions' | 'onPreview'>> {
  readonly object: NonNullable<ModeMenuProps['object']>
}

function Actions({ object, revisions, onPreview }: ActionsProps) {
  const t = useTranslations('modes')
  const failure = useFailureText()
  const { viewOnly } = useSettings()
  // As it is now, not as it was when the page was read.
  const { data, error } = useQuery(labelsQuery(object))
  if (error !== null) {
    const { message, sentence } = failure(error)
    return <Words>{t('failed', { reason: visibleText(message ?? sentence) })}</Words>
  }
  if (data === undefined) return <Words>{t('reading')}</Words>
  const isNamespace = object.kind === 'namespaces'
  const right = data.missingRight
  const reason = viewOnly ? t('viewOnly') : right === null ? undefined : t('missingRight', { right })
  const actions: readonly ModeAction[] = [
    ...modeActionsOf(object.kind),
    ...(isNamespace ? revisions.map((revision) => ({ revision })) : []),
  ]
  return actions.map((action) => {
    const change = changeMode(data, action, new Date().toISOString())
    const why = reason ?? ('refused' in change ? t(`refused.${change.refused}`) : undefined)
    const label =
      typeof action === 'object'
        ? t('revision', { revision: visibleText(action.revision) })
        : t(`${isNamespace ? 'namespace' : 'workload'}.${action}`)
    return (
      <Menu.Item
        key={label}
        // Not `disabled`: it must be reached to say why.
        {...(why === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
        closeMenuOnClick={why === undefined}
        onClick={() => {
          if (why !== undefined || 'refused' in change) return
          const { kind, namespace, name } = object
          const [before, after] = [writeLabelText(data, data.sets), writeLabelText(data, change.sets)]
          onPreview({ action: 'update', kind, namespace, name, before, after })
        }}
      >
        {label}
        <Text size="xs" c="dimmed">
          {why ?? t(`hint.${hintOf(action, isNamespace)}`)}
        </Text>
      </Menu.Item>
    )
  })
}

function Words({ children }: { readonly children: string }) {
  return (
    <Text size="xs" c="dimmed" px="sm" py={6} role="status">
      {children}
    </Text>
  )
}

function hintOf(action: ModeAction, isNamespace: boolean): 'labels' | 'ambient' | 'pods' | 'restart' {
  if (action === 'restart') return 'restart'
  if (action === 'ambientOn' || action === 'ambientOff') return 'ambient'
  return isNamespace ? 'labels' : 'pods'
}

/** With its own texts. */
export const ModeMenu = withMessages({ modes }, Content)
