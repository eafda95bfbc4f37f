import halvesClasses from '@/components/layout/halves.module.css'
import { useSettings } from '@/components/layout/settings-context'
import { Band } from '@/components/ui/band'
import { Notice } from '@/components/ui/notice'
import { useSplitHref } from '@/lib/client/use-split-view'
import { useWizardHref } from '@/lib/client/use-wizard-href'
import { readConfigKind, kindTitle } from '@/lib/config-objects/config-kinds'
import { composeRemoval } from '@/lib/istio/removal/compose-removal'
import { decideRemoval } from '@/lib/istio/removal/decide-removal'
import { visibleText } from '@/lib/std/visible-text'
import { type EditRequest, MOST_CHANGES } from '@/lib/url/edit-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { Anchor, Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconEyeCheck, IconInfoCircle, IconRoute } from '@tabler/icons-react'
import Link from 'next/link'
import { useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { RemovalAfterwards } from './removal-afterwards'
import { RemovalLists } from './removal-lists'
import classes from './wizards.module.css'

interface RemovalContentProps {
  readonly routing: ServiceRouting
  readonly onPreview: (...changes: readonly EditRequest[]) => void
}

/** What goes, what is changed and what stays, each with its reason, and what traffic does then. */
export function RemovalContent({ routing, onPreview }: RemovalContentProps) {
  const t = useTranslations('removal')
  const { viewOnly } = useSettings()
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const verdicts = useMemo(() => decideRemoval(routing, kept), [routing, kept])
  const changes = composeRemoval(verdicts, kept)
  const isTooMuch = changes.length > MOST_CHANGES
  const keep = (id: string, isKept: boolean) => {
    const others = [...kept].filter((one) => one !== id)
    setKept(new Set(isKept ? [...others, id] : others))
  }
  return (
    <div className={classes.column}>
      <Doubts routing={routing} />
      {routing.objects.length === 0 ? (
        <NothingRoutes routing={routing} />
      ) : (
        <div className={halvesClasses.halves}>
          <div className={classes.column}>
            <RemovalLists verdicts={verdicts} kept={kept} onKeep={keep} />
          </div>
          <div className={classes.column}>
            <RemovalAfterwards routing={routing} verdicts={verdicts} kept={kept} />
            {isTooMuch ? (
              <Band tone="degraded" icon={<IconAlertTriangle size={16} aria-hidden />}>
                {t('tooMany', { most: MOST_CHANGES })}
              </Band>
            ) : null}
            <Group gap={8}>
              <Button
                leftSection={<IconEyeCheck size={16} aria-hidden />}
                disabled={viewOnly || changes.length === 0 || isTooMuch}
                onClick={() => onPreview(...changes)}
              >
                {t('preview')}
              </Button>
            </Group>
            {viewOnly ? <p className={classes.quiet}>{t('viewOnly')}</p> : null}
          </div>
        </div>
      )}
    </div>
  )
}

/** Why something may be missing in the lists. */
function Doubts({ routing: { limited, moreObjects, unread } }: Pick<RemovalContentProps, 'routing'>) {
  const t = useTranslations('removal')
  const format = useFormatter()
  const kinds = unread.map((kind) => {
    const known = readConfigKind(kind)
    return known === undefined ? visibleText(kind) : kindTitle(known)
  })
  const texts = [
    limited ? t('limited') : null,
    moreObjects > 0 ? t('more', { count: moreObjects }) : null,
    kinds.length > 0 ? t('unread', { kinds: format.list(kinds) }) : null,
  ].filter((text) => text !== null)
  return texts.map((text) => (
    <Band key={text} icon={<IconInfoCircle size={16} aria-hidden />}>
      {text}
    </Band>
  ))
}

function NothingRoutes({ routing }: Pick<RemovalContentProps, 'routing'>) {
  const t = useTranslations('removal.none')
  const hrefOf = useWizardHref()
  const splitHref = useSplitHref()
  return (
    <Notice
      icon={<IconRoute size={24} />}
      title={t('title', { name: visibleText(routing.name) })}
      actions={
        <Group gap={16}>
          <Anchor component={Link} href={hrefOf(routing, 'request-routing')} prefetch={false} underline="always">
            {t('write')}
          </Anchor>
          <Anchor component={Link} href={splitHref(routing)} prefetch={false} underline="always">
            {t('split')}
          </Anchor>
        </Group>
      }
    >
      {t('text')}
    </Notice>
  )
}
