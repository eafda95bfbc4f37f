import { ConnectionMark } from '@/components/layout/connection-mark'
import { Chip } from '@/components/ui/chip'
import { Since } from '@/components/ui/since'
import type { Tone } from '@/components/ui/tone'
import type { PodFault, PodRow } from '@/lib/mesh/details/model'
import { visibleText } from '@/lib/std/visible-text'
import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from '@/components/layout/card.module.css'
import { ContainersTable } from './containers-table'
import podClasses from './pod-line.module.css'
import type { ProxyStates } from './use-proxy-states'

interface PodLineProps {
  readonly pod: PodRow
  readonly now: string
  readonly proxies: ProxyStates
}

const TONES: Readonly<Partial<Record<PodFault, Tone>>> = { failing: 'failure', pending: 'not-ready' }
const COLUMNS = 9

/** One pod; a button opens its containers. */
export function PodLine({ pod, now, proxies: { byPod, reason } }: PodLineProps) {
  const t = useTranslations('details.pods')
  const [open, setOpen] = useState(false)
  const inside = useId()
  const Icon = open ? IconChevronDown : IconChevronRight
  const connection = byPod.get(pod.name)
  const containers = pod.containers.filter(({ init }) => !init).length
  return (
    <>
      <tr>
        <th scope="row">
          <UnstyledButton
            className={podClasses.toggle}
            aria-expanded={open}
            aria-controls={inside}
            onClick={() => setOpen(!open)}
          >
            <Icon size={14} aria-hidden />
            <span>{visibleText(pod.name)}</span>
          </UnstyledButton>
          {pod.faults.length === 0 ? null : (
            <ul className={podClasses.faults}>
              {pod.faults.map((fault) => (
                <li key={fault}>
                  <Chip tone={TONES[fault] ?? 'degraded'} icon={<IconAlertTriangle size={12} aria-hidden />}>
                    {t(`faults.${fault}`, { reason: reasonOf(pod) })}
                  </Chip>
                </li>
              ))}
            </ul>
          )}
        </th>
        <td>{visibleText(pod.phase)}</td>
        <td data-numeric>{t('of', { ready: pod.ready, count: containers })}</td>
        <td data-numeric>{pod.restarts}</td>
        <td>
          {pod.revision === null ? t(`modes.${pod.mode}`) : t('sidecarOf', { revision: visibleText(pod.revision) })}
        </td>
        <td {...(reason === null ? {} : { title: visibleText(reason) })}>
          {connection === undefined ? '–' : <ConnectionMark connection={connection} />}
        </td>
        <td className={classes.short}>{pod.node ?? '–'}</td>
        <td className={classes.short}>{pod.address ?? '–'}</td>
        <td data-numeric>
          <Since at={pod.createdAt} now={now} />
        </td>
      </tr>
      {open ? (
        <tr id={inside}>
          <td colSpan={COLUMNS} className={podClasses.inside}>
            <ContainersTable pod={pod} now={now} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** In Kubernetes' word, of the first container that does not run. */
function reasonOf({ containers }: PodRow): string {
  const failing = containers.find(({ state, reason }) => state !== 'running' && reason !== null)
  return visibleText(failing === undefined ? '' : `${failing.name}: ${failing.reason ?? ''}`)
}
