import { useOpenedHere } from '@/components/ui/use-opened-here'
import { useGraphView } from '@/lib/client/use-graph-view'
import { EDGE_OPERANDS } from '@/lib/graph/find/edge-operands'
import { findExamples } from '@/lib/graph/find/examples'
import { NODE_OPERANDS } from '@/lib/graph/find/node-operands'
import type { Graph } from '@/lib/graph/model'
import { visibleText } from '@/lib/std/visible-text'
import { Button, Modal } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './find-help.module.css'
import { OperandTable } from './operand-table'

interface FindHelpProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly graph: Graph | undefined
}

const RULES = ['tests', 'texts', 'numbers', 'absent', 'words', 'order', 'quotes', 'elements', 'touching'] as const

/** In the messages they would open a tag. */
const SIGNS = { gt: '>', ge: '>=', lt: '<', le: '<=' }

/** The language of find and hide: examples from the graph that is shown, its rules, all of its words. */
export function FindHelp({ opened, onClose, graph }: FindHelpProps) {
  const t = useTranslations('graph.find.help')
  const [, change] = useGraphView()
  const openedHere = useOpenedHere(opened)
  const use = (purpose: 'find' | 'hide', expression: string) => {
    change({ [purpose]: expression })
    onClose()
  }
  return (
    <Modal
      opened={openedHere}
      onClose={onClose}
      title={t('title')}
      size={820}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.help}>
        <h3>{t('examples')}</h3>
        <ul className={classes.examples}>
          {(opened && graph !== undefined ? findExamples(graph) : []).map(({ name, expression }) => (
            <li key={name}>
              <code>{visibleText(expression)}</code>
              <span>{t(`exampleWords.${name}`)}</span>
              <Button
                variant="default"
                size="compact-xs"
                onClick={() => use('find', expression)}
                aria-label={t('findThis', { expression })}
              >
                {t('find')}
              </Button>
              <Button
                variant="default"
                size="compact-xs"
                onClick={() => use('hide', expression)}
                aria-label={t('hideThis', { expression })}
              >
                {t('hide')}
              </Button>
            </li>
          ))}
        </ul>
        <h3>{t('rules')}</h3>
        <ul className={classes.rules}>
          {RULES.map((rule) => (
            <li key={rule}>{t.rich(`ruleWords.${rule}`, { c: (text) => <code>{text}</code>, ...SIGNS })}</li>
          ))}
        </ul>
        <OperandTable title={t('nodes')} rows={NODE_OPERANDS} withLabel />
        <OperandTable title={t('edges')} rows={EDGE_OPERANDS} />
      </div>
    </Modal>
  )
}
