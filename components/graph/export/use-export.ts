import { useSettings } from '@/components/layout/settings-context'
import { copyText } from '@/components/ui/copy-text'
import { saveFile } from '@/components/ui/save-file'
import { useGraphView } from '@/lib/client/use-graph-view'
import { exportFacts } from '@/lib/graph/export/export-facts'
import { exportFileName } from '@/lib/graph/export/export-file-name'
import { LONGEST_PNG_SIDE } from '@/lib/graph/export/png-scale'
import type { Graph } from '@/lib/graph/model'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDisplayTexts } from '../canvas/use-display-texts'
import type { ExportChoice, MadeExport } from './make-export'
import { useFactWords } from './use-fact-words'

/** Where an export goes. */
export type Destination = 'file' | 'clipboard'

export interface Exporter {
  readonly busy: boolean
  readonly run: (choice: ExportChoice, to: Destination) => Promise<void>
}

/** Exports the graph and tells what came of it. What makes the files is loaded when it is first asked for. */
export function useExport(graph: Graph | undefined, whole = graph): Exporter {
  const t = useTranslations('graph.export')
  const tl = useTranslations('graph.legend')
  const [view] = useGraphView()
  const texts = useDisplayTexts()
  const words = useFactWords()
  const { userKey } = useSettings()
  const [busy, setBusy] = useState(false)

  const fail = (choice: ExportChoice, message: string) =>
    notifications.show({ color: 'red', autoClose: false, title: t('failed', { what: nameOf(choice) }), message })
  const nameOf = (choice: ExportChoice) =>
    choice.kind === 'png' ? t('png', { scale: String(choice.scale) }) : t(choice.kind)

  const make = async (choice: ExportChoice, drawn: Graph): Promise<MadeExport> => {
    const { makeExport } = await import('./make-export')
    return makeExport(choice, {
      graph: drawn,
      options: view,
      texts,
      facts: exportFacts(drawn, words(drawn.request)),
      meaning: (sign) => tl(`signs.${sign}`),
      user: userKey,
      whole: whole ?? drawn,
      layout: view.layout,
    })
  }
  const deliver = async (choice: ExportChoice, to: Destination, made: MadeExport, drawn: Graph): Promise<void> => {
    if (made.kind === 'too-large') {
      const { picture, fits } = made
      const size = { width: picture.width * scaleOf(choice), height: picture.height * scaleOf(choice) }
      const values = { ...size, most: LONGEST_PNG_SIDE }
      fail(choice, fits === undefined ? t('neverFits', values) : t('tooLarge', { ...values, scale: String(fits) }))
    } else if (to === 'clipboard') {
      if (await copyText(made.text)) notifications.show({ message: t('copied', { what: nameOf(choice) }) })
      else fail(choice, t('notCopied'))
    } else {
      const file = exportFileName(drawn.request, choice.kind)
      saveFile(made.content, file)
      notifications.show({ message: t('done', { file }) })
    }
  }
  return {
    busy,
    run: async (choice, to) => {
      if (graph === undefined) return
      setBusy(true)
      try {
        await deliver(choice, to, await make(choice, graph), graph)
      } catch {
        fail(choice, t('refused')) // the only thing that can fail here is the browser: no canvas, or no network for the code
      } finally {
        setBusy(false)
      }
    },
  }
}

function scaleOf(choice: ExportChoice): number {
  return choice.kind === 'png' ? choice.scale : 1
}
