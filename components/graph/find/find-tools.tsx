import { useOnceOpened } from '@/components/ui/use-once-opened'
import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { useDisclosure } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import type { DrawnGraph } from '../use-drawn-graph'
import { useElementName } from '../use-element-name'
import { FindBox } from './find-box'
import classes from './find-tools.module.css'
import type { FindWalk } from './use-find-walk'

const FindHelp = dynamic(() => import('./find-help').then((module) => module.FindHelp), { loading: () => null })

interface FindToolsProps {
  /** The whole graph. */
  readonly index: ElementIndex | undefined
  readonly drawn: DrawnGraph | undefined
  readonly walk: FindWalk
}

/** The boxes for what is marked and for what is hidden. */
export function FindTools({ index, drawn, walk }: FindToolsProps) {
  const t = useTranslations('graph.find')
  const [{ find, hide }] = useGraphView()
  const [helpOpened, help] = useDisclosure()
  const helpWanted = useOnceOpened(helpOpened)
  const foundCount = drawn === undefined ? 0 : drawn.found.nodes.size + drawn.found.edges.size
  const hiddenCount = drawn === undefined ? 0 : drawn.hidden.nodes + drawn.hidden.edges
  const isFinding = drawn !== undefined && find.trim() !== ''
  return (
    <search aria-label={t('title')} className={classes.tools}>
      <FindBox
        purpose="find"
        graph={index?.graph}
        count={
          isFinding
            ? walk.at > 0
              ? t('at', { at: walk.at, count: walk.hits.length })
              : t('found', { count: foundCount })
            : ''
        }
        onEnter={walk.walk}
        onHelp={help.open}
      />
      <FindBox
        purpose="hide"
        graph={index?.graph}
        count={drawn !== undefined && hide.trim() !== '' ? t('hiddenCount', { count: hiddenCount }) : ''}
        onEnter={noWalk}
        onHelp={help.open}
      />
      {drawn === undefined ? null : <Visited drawn={drawn} id={walk.visit?.id} />}
      {helpWanted ? <FindHelp opened={helpOpened} onClose={help.close} graph={index?.graph} /> : null}
    </search>
  )
}

/** Tells those who do not see the drawing where the walk has come to. */
function Visited({ drawn, id }: { readonly drawn: DrawnGraph; readonly id: string | undefined }) {
  const name = useElementName(drawn.index)
  return (
    <span role="status" className={classes.spoken}>
      {id === undefined ? '' : name(id)}
    </span>
  )
}

/** What is hidden cannot be walked to. */
function noWalk(): void {
  // Enter only applies what was typed.
}
