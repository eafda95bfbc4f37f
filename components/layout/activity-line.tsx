import { awaited, useCacheValue } from '@/lib/client/use-cache-value'
import { useDebouncedValue } from '@mantine/hooks'
import { useAwaitedWords } from './use-awaited-words'
import classes from './shell.module.css'

/** A thin line while the page's own requests run; what ends within 300 ms shows none. */
export function ActivityLine() {
  const now = useCacheValue(awaited) ?? ''
  const [before] = useDebouncedValue(now, 300)
  const words = useAwaitedWords()
  const awaitedNow = now !== '' && before !== '' ? words(now) : undefined
  return awaitedNow === undefined ? null : (
    <div className={classes.activity} role="progressbar" aria-label={awaitedNow} />
  )
}
