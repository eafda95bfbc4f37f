import { Chip } from '@/components/ui/chip'
import { visibleText } from '@/lib/std/visible-text'
import type { Source } from '@/lib/url/api-types'
import { useSourceHref } from '@/lib/client/use-source-href'
import { Anchor, Button, Group, Text } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useRefresh } from './refresh-context'
import classes from './shell.module.css'
import { SOURCE_LOOKS } from './source-state'
import { SourceWords } from './source-words'
import { useSourceFacts } from './use-source-facts'

/** Everything that is known of one source: since when it is so, in whose words, and the way to ask again. */
export function SourceDetails({ source }: { readonly source: Source }) {
  const t = useTranslations('shell.sources')
  const hrefOf = useSourceHref()
  const { reload } = useRefresh()
  const facts = useSourceFacts(source)
  const { tone, Icon } = SOURCE_LOOKS[source.state]
  return (
    <section className={classes.source}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <div>
          <Text fw={600}>{visibleText(source.name)}</Text>
          <Text size="xs" c="dimmed">
            {t(`types.${source.type}`)}
          </Text>
        </div>
        <Chip tone={tone} icon={<Icon size={14} aria-hidden />}>
          {t(`states.${source.state}`)}
        </Chip>
      </Group>
      <dl className={classes.facts}>
        {facts.map(
          ([term, value]) =>
            value !== null && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <SourceWords source={source} />
      <Group gap="sm">
        <Button variant="default" onClick={reload}>
          {t('retry')}
        </Button>
        <Anchor component={Link} href={hrefOf({ source: source.id })} prefetch={false} size="sm">
          {t('why')}
        </Anchor>
      </Group>
    </section>
  )
}
