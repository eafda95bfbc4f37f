import { saveFile } from '@/components/ui/save-file'
import type { TraceAnswer } from '@/lib/tracing/answers'
import type { Span, Trace } from '@/lib/tracing/model'
import { safeHref } from '@/lib/std/safe-href'
import { Button } from '@mantine/core'
import { IconDownload, IconExternalLink } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { SimilarTraces } from './similar-traces'

/** What can be done with a whole trace. */
export function TraceActions({ answer }: { readonly answer: TraceAnswer }) {
  const t = useTranslations('traces.trace')
  const product = useTranslations('shell.sources.products')
  const { trace, link, store } = answer
  const target = link === null ? undefined : safeHref(link)
  const save = (): void => {
    saveFile(new Blob([JSON.stringify(trace, undefined, 2)], { type: 'application/json' }), `trace-${trace.id}.json`)
  }
  const root = firstSpan(trace)
  return (
    <>
      {root === undefined ? null : <SimilarTraces id={trace.id} root={root} />}
      <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
        {t('download')}
      </Button>
      {target === undefined ? null : (
        <Button
          component="a"
          href={target.href}
          target="_blank"
          rel="noreferrer noopener"
          title={target.target}
          variant="default"
          size="xs"
          rightSection={<IconExternalLink size={16} aria-hidden />}
        >
          {t('openIn', { store: product(store.type) })}
        </Button>
      )}
    </>
  )
}

/** The request that began it, where it may be seen. */
function firstSpan({ spans }: Trace): Span | undefined {
  return spans.find(({ parentId, service, operation }) => parentId === null && service !== null && operation !== null)
}
