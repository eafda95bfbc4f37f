import { Kbd } from '@mantine/core'
import { markWords } from '@/lib/search/mark-words'
import Link from 'next/link'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Command } from './command'
import classes from './palette.module.css'

interface PaletteOptionProps {
  readonly id: string
  readonly command: Command
  readonly words: string
  readonly chosen: boolean
  readonly onPoint: () => void
  readonly onAct: (command: Command, inNewTab: boolean) => void
}

/** One line. What leads to a page is a link, so that the browser's own ways of opening one work. */
export function PaletteOption({ id, command, words, chosen, onPoint, onAct }: PaletteOptionProps) {
  const { does } = command
  const common = {
    id,
    tabIndex: -1,
    className: classes.option,
    onPointerMove: chosen ? undefined : onPoint,
    // The field keeps the focus.
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
  } as const
  if ('run' in does) {
    return (
      // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field that has the focus takes the keys
      <div {...common} role="option" tabIndex={-1} aria-selected={chosen} onClick={() => onAct(command, false)}>
        <Content command={command} words={words} />
      </div>
    )
  }
  return (
    <Link
      {...common}
      role="option"
      aria-selected={chosen}
      href={does.href}
      prefetch={false}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onAct(command, false)
      }}
    >
      <Content command={command} words={words} />
    </Link>
  )
}

function Content({ command, words }: Pick<PaletteOptionProps, 'command' | 'words'>) {
  const t = useTranslations('palette')
  const { Icon, label, detail, keys, on } = command
  return (
    <>
      <span className={classes.icon} aria-hidden>
        <Icon size={16} stroke={1.75} />
      </span>
      <span className={classes.label}>
        {markWords(label, words).map(({ text, marked }, at) => (marked ? <mark key={at}>{text}</mark> : text))}
      </span>
      {detail === undefined ? null : <span className={classes.detail}>{detail}</span>}
      {on === undefined ? null : <span className={classes.state}>{on ? t('on') : t('off')}</span>}
      {keys === undefined ? null : (
        <span className={classes.keys} aria-hidden>
          {keys.split('  ').map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </span>
      )}
    </>
  )
}
