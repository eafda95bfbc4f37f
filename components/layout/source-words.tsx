import { visibleText } from '@/lib/std/visible-text'
import type { Source } from '@/lib/url/api-types'
import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './shell.module.css'

/** What a source says of its state in its own words, and which kinds of objects are not read well. */
export function SourceWords({ source: { message, kinds = [] } }: { readonly source: Source }) {
  const t = useTranslations('shell.sources')
  return (
    <>
      {message !== null && <pre className={classes.words}>{visibleText(message)}</pre>}
      {kinds.length > 0 && (
        <>
          <Text size="xs" c="dimmed">
            {t('kinds')}
          </Text>
          <ul className={classes.kinds}>
            {kinds.map((one) => (
              <li key={one.kind}>
                <code>{one.kind}</code> {one.state}
                {one.message !== null && <small>{visibleText(one.message)}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
