import { YamlEditor } from '@/components/editor/yaml-editor'
import { Card } from '@/components/layout/card'
import { Cards } from '@/components/layout/cards'
import { Explained } from '@/components/layout/explained'
import { PageTabs } from '@/components/layout/page-tabs'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { Band } from '@/components/ui/band'
import { Notice } from '@/components/ui/notice'
import { controlPlaneQuery } from '@/lib/client/control-plane-query'
import { useControlPlaneView } from '@/lib/client/use-control-plane-view'
import type { ControlPlaneAnswer } from '@/lib/control-plane/control-plane-answer'
import { visibleText } from '@/lib/std/visible-text'
import { CONTROL_PLANE_TABS } from '@/lib/url/control-plane-view'
import { Skeleton } from '@mantine/core'
import { IconGhost2, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ControlPlaneFacts } from './control-plane-facts'
import classes from './control-plane.module.css'
import { DefinitionsCard } from './definitions-card'
import { DifferencesCard } from './differences-card'
import { MtlsCard } from './mtls-card'
import { WebhooksCard } from './webhooks-card'

interface ControlPlaneContentProps {
  readonly namespace: string
  readonly revision: string
  /** Its charts, another feature's: which Deployment they are of is known once the control plane is. */
  readonly charts: (plane: { readonly namespace: string; readonly name: string }) => ReactNode
}

/** What a control plane was told, what it asks for, whether it can be reached, how it does. */
export function ControlPlaneContent({ namespace, revision, charts }: ControlPlaneContentProps) {
  const t = useTranslations('meshControlPlane')
  const [{ tab }, change] = useControlPlaneView()
  const { data, missing, region } = useAnswer(controlPlaneQuery({ namespace, revision }))
  const shown = visibleText(revision)
  if (missing) {
    return (
      <Notice icon={<IconGhost2 size={24} />} title={t('missing')}>
        <p>{t('missingText', { revision: shown, namespace: visibleText(namespace) })}</p>
        <Explained concern="cluster" kinds="workloads" namespaces={[]} quiet />
      </Notice>
    )
  }
  const panels = data === undefined ? undefined : { overview: <Overview answer={data} />, yaml: <Yaml answer={data} />, charts: charts(data) } // prettier-ignore
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton height={320} m={16} width="auto" />}
      empty={null}
    >
      <PageTabs
        name={t('title', { revision: shown })}
        current={tab}
        tabs={CONTROL_PLANE_TABS.map((id) => ({ id, label: t(`tabs.${id}`), panel: panels?.[id] }))}
        onOpen={(id) => {
          const to = CONTROL_PLANE_TABS.find((one) => one === id)
          if (to !== undefined) change({ tab: to })
        }}
      />
    </Region>
  )
}

function Overview({ answer }: { readonly answer: ControlPlaneAnswer }) {
  const t = useTranslations('meshControlPlane')
  const { notes, limited, config, mtls, webhooks, definitions } = answer
  return (
    <>
      {notes.map((note) => (
        <Band key={note} tone="degraded" icon={<IconInfoCircle size={16} aria-hidden />}>
          {visibleText(note)}
        </Band>
      ))}
      {limited ? <Band icon={<IconInfoCircle size={16} aria-hidden />}>{t('limited')}</Band> : null}
      <Cards>
        <Card title={t('facts.title')}>
          <ControlPlaneFacts answer={answer} />
        </Card>
        <DifferencesCard config={config} />
        <MtlsCard mtls={mtls} />
        <WebhooksCard webhooks={webhooks} />
        <DefinitionsCard definitions={definitions} />
      </Cards>
    </>
  )
}

function Yaml({ answer }: { readonly answer: ControlPlaneAnswer }) {
  const t = useTranslations('meshControlPlane.config')
  return (
    <div className={classes.yaml}>
      <YamlEditor label={t('yaml')} text={answer.config.yaml} readOnly />
    </div>
  )
}
