import tones from '@/components/ui/tone.module.css'
import { lampQuery } from '@/lib/client/mesh-query'
import { sourcesQuery } from '@/lib/client/sources-query'
import type { MeshLamp } from '@/lib/topology/model'
import { ActionIcon, Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRefresh } from './refresh-context'
import classes from './shell.module.css'
import { LAMP_LOOKS } from './status-lamp-looks'
import type { LampPanel } from './status-lamp-panel'

const EVERY_MS = 30_000
const OPENS_AFTER_MS = 150
/** Long enough to move from the lamp into its panel. */
const CLOSES_AFTER_MS = 250

const NOTHING_KNOWN: MeshLamp = { state: 'unknown', clusters: [] }

/** Whether the mesh itself is well. Grey until that is known, and when it cannot be asked any more. */
export function StatusLamp() {
  const t = useTranslations('shell.lamp')
  const { data, isError } = useLamp()
  const { lamp, missing } = data === undefined || isError ? { lamp: NOTHING_KNOWN, missing: null } : data
  const [Panel, setPanel] = useState<typeof LampPanel>()
  const load = (): void => void import('./status-lamp-panel').then((loaded) => setPanel(() => loaded.LampPanel))
  const panel = useHoverPanel(load)
  const { tone, Icon } = LAMP_LOOKS[lamp.state]
  return (
    <Popover
      position="bottom-start"
      width={340}
      // Only with its content, which takes the focus.
      opened={panel.state !== 'closed' && Panel !== undefined}
      onDismiss={panel.close}
      trapFocus={panel.state === 'held'}
      returnFocus={panel.state === 'held'}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size={32}
          className={`${classes.lamp} ${tones.tone}`}
          data-tone={tone}
          aria-label={t('label', { state: t(`states.${lamp.state}`, { count: countOf(lamp) }) })}
          onClick={panel.hold}
          {...panel.hover}
        >
          <Icon size={20} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown mah="70dvh" className={classes.scroll} {...panel.hover}>
        {Panel === undefined ? null : <Panel lamp={lamp} missing={missing} onLeave={panel.close} />}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Asked every 30 s, and as soon as a source is found to do differently; it rests with the page. */
function useLamp() {
  const { refresh, rests } = useRefresh()
  const isPaused = refresh === 'pause' || refresh === 'manual' || rests === 'idle'
  const answer = useQuery({ ...lampQuery(), refetchInterval: isPaused ? false : EVERY_MS })
  const { data: told } = useQuery(sourcesQuery())
  const states = told?.sources.map(({ id, state }) => `${id} ${state}`).join()
  const before = useRef(states)
  const { refetch } = answer
  useEffect(() => {
    if (before.current !== undefined && before.current !== states) void refetch()
    before.current = states
  }, [states, refetch])
  return answer
}

/** Things that are not well, of those that the lamp's state speaks of. */
function countOf({ state, clusters }: MeshLamp): number {
  return clusters.reduce((sum, { core, addOns }) => {
    if (state === 'failure') return sum + core.total
    return sum + addOns.total + (state === 'degraded' ? 0 : core.total)
  }, 0)
}

/** `held`: it was opened on purpose, takes the focus and stays until it is closed. */
type PanelState = 'closed' | 'hovered' | 'held'

/**
 * A panel that opens at the pointer's rest, and for good by a click or the keyboard.
 *
 * @param load brings what it shows, on the way to it
 */
function useHoverPanel(load: () => void) {
  const [state, setState] = useState<PanelState>('closed')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (to: PanelState): void => {
    clearTimeout(timer.current)
    setState(to)
  }
  const changeLater = (to: PanelState, afterMs: number): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setState((now) => (now === 'held' ? now : to)), afterMs)
  }
  return {
    state,
    hold: () => {
      load()
      change(state === 'held' ? 'closed' : 'held')
    },
    close: () => change('closed'),
    hover: {
      onMouseEnter: () => {
        load()
        changeLater('hovered', OPENS_AFTER_MS)
      },
      onMouseLeave: () => changeLater('closed', CLOSES_AFTER_MS),
    },
  }
}
