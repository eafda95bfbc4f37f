import { useGraphView } from '@/lib/client/use-graph-view'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'

/** All rows are hidden by filters: which ones, and how to be rid of each. */
export function FilteredAway({ hidden }: { readonly hidden: number }) {
  const t = useTranslations('graph.table.filtered')
  const ts = useTranslations('graph.status')
  const tp = useTranslations('graph.protocols')
  const intl = useFormatter()
  const [{ q, health, protocol }, change] = useGraphView()
  const words = health.map((one) => ts(one === 'not-rated' ? 'notRated' : one))
  const filters = [
    { on: q !== '', label: t('q', { text: q }), clear: () => change({ q: null }) },
    {
      on: health.length > 0,
      label: t('health', { words: intl.list(words, { type: 'disjunction' }) }),
      clear: () => change({ health: null }),
    },
    {
      on: protocol.length > 0,
      label: t('protocol', {
        words: intl.list(
          protocol.map((one) => tp(one)),
          { type: 'disjunction' },
        ),
      }),
      clear: () => change({ protocol: null }),
    },
  ].filter(({ on }) => on)
  return (
    <Stack align="center" gap={12} p={32}>
      <Text>{t('hidden', { count: hidden })}</Text>
      <Group gap={8}>
        {filters.map(({ label, clear }) => (
          <Button key={label} variant="default" onClick={clear}>
            {label}
          </Button>
        ))}
      </Group>
    </Stack>
  )
}
