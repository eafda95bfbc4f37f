import { useSettings } from '@/components/layout/settings-context'
import { saveFile } from '@/components/ui/save-file'
import { useLogReader } from '@/lib/client/use-log-reader'
import { useLogView } from '@/lib/client/use-log-view'
import { chooseStreams } from '@/lib/logs/choose-streams'
import { findMatches } from '@/lib/logs/find-matches'
import { jsonColumns } from '@/lib/logs/json-columns'
import type { BookLine } from '@/lib/logs/log-book'
import type { LogTargets } from '@/lib/logs/log-targets'
import { questionOf } from '@/lib/logs/question-of'
import { writeLines } from '@/lib/logs/write-lines'
import { Switch } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ContainerToggles } from './container-toggles'
import { FilterBoxes } from './filter-boxes'
import { LineDetails } from './line-details'
import { LogLines } from './log-lines'
import classes from './logs-panel.module.css'
import { LogsContent } from './logs-content'
import { LogsStatus } from './logs-status'
import { PodPicker } from './pod-picker'
import { TailChoice } from './tail-choice'
import { useShownLines } from './use-shown-lines'
import { ViewTools } from './view-tools'

interface LogsPanelProps {
  readonly namespace: string
  readonly workload: string
  readonly targets: LogTargets
}

/** Choices above, lines below. All choices stand in the address. */
export function LogsPanel({ namespace, workload, targets }: LogsPanelProps) {
  const t = useTranslations('logs')
  const { logs } = useSettings()
  const [view, change] = useLogView()
  const [full, setFull] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [open, setOpen] = useState<BookLine>()
  useHotkeys([['Escape', () => setFull(false)]])
  // A newer pod that becomes ready does not take away what somebody reads.
  const [newest, setNewest] = useState(targets.pods[0]?.name)
  const wanted = view.pod.length > 0 || newest === undefined ? view.pod : [newest]
  const choice = chooseStreams(targets, { pods: wanted, containers: view.containers })
  const question = questionOf(namespace, choice, view, logs)
  const reading = useLogReader(question, attempt)
  const filter = { show: view.show, hide: view.hide, mode: view.mode, matchCase: view.case }
  const shown = useShownLines(reading.book.lines, filter)
  // What cannot be read, or takes too long, has filtered nothing: its matches are not looked for either.
  const marked = shown.problem === undefined && !shown.slow ? filter : { ...filter, show: '' }
  const columns = useMemo(() => jsonColumns(shown.lines), [shown.lines])
  const text = () => writeLines(shown.lines, { times: view.times, pods: choice.pods.length > 1 })
  return (
    <div className={classes.panel} data-full={full}>
      <div className={classes.tools} role="group" aria-label={t('view.options')}>
        <PodPicker
          pods={targets.pods}
          chosen={choice.pods}
          onChoose={(pod) => {
            if (pod.length === 0) setNewest(targets.pods[0]?.name)
            change({ pod: [...pod] })
          }}
        />
        <ContainerToggles
          containers={choice.containers}
          onChoose={(containers) => change({ containers: [...containers] })}
        />
        <TailChoice />
        <Switch
          size="xs"
          label={t('follow')}
          checked={view.follow}
          onChange={(event) => change({ follow: event.currentTarget.checked, previous: null, from: null })}
        />
        <Switch
          size="xs"
          label={t('previous')}
          title={t('previousWhy')}
          checked={view.previous}
          onChange={(event) => change({ previous: event.currentTarget.checked, follow: null, from: null })}
        />
      </div>
      <div className={classes.tools}>
        <FilterBoxes problem={shown.problem} />
        <LogsStatus reading={reading} shown={shown} />
        <ViewTools
          hasJson={columns.length > 0}
          full={full}
          onFull={setFull}
          text={text}
          onDownload={() => saveFile(new Blob([text()], { type: 'text/plain' }), `${workload}.${namespace}.log`)}
        />
      </div>
      <LogsContent
        namespace={namespace}
        reading={reading}
        shown={shown}
        onRetry={() => setAttempt((before) => before + 1)}
      >
        <LogLines
          key={JSON.stringify(question)}
          lines={shown.lines}
          look={{
            times: view.times,
            wrap: view.wrap,
            columns: view.columns ? columns : [],
            pods: choice.pods.length > 1,
            piecesOf: (line) => findMatches(line, marked),
            placeOf: (container) => choice.containers.findIndex(({ name }) => name === container),
          }}
          stick={view.from === null}
          following={question.follow}
          openId={open?.id}
          onOpen={setOpen}
        />
      </LogsContent>
      {open !== undefined && (
        <LineDetails
          line={open}
          onClose={() => setOpen(undefined)}
          onFrom={(from) => {
            setOpen(undefined)
            change({ from, follow: null, since: null })
          }}
        />
      )}
    </div>
  )
}
