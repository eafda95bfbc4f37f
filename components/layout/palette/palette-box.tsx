import { BASE_PATH } from '@/lib/client/api-url'
import { readPaletteText } from '@/lib/search/read-palette-text'
import { VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Command } from './command'
import { moveChosen } from './move-chosen'
import classes from './palette.module.css'
import { PaletteFoot } from './palette-foot'
import { optionId, PaletteList } from './palette-list'
import type { HelpDialog } from './use-help-commands'
import { usePaletteGroups } from './use-palette-groups'

interface PaletteBoxProps {
  readonly onClose: () => void
  readonly onHelp: (dialog: HelpDialog) => void
}

/** What is acted upon as soon as the answer is there, since it was faster than the answer. */
type Awaited = 'enter' | 'enterNewTab' | 'paste'

/** The field and what it finds. The focus stays in the field: arrows choose, Enter opens. */
export function PaletteBox({ onClose, onHelp }: PaletteBoxProps) {
  const t = useTranslations('palette')
  const router = useRouter()
  const list = useId()
  const [text, setText] = useState('')
  const [chosenId, setChosenId] = useState<string>()
  const awaited = useRef<Awaited>(undefined)
  const place = { origin: window.location.origin, basePath: BASE_PATH }
  const read = readPaletteText(text, place)
  const found = usePaletteGroups(read, onHelp)
  const commands = found.groups.flatMap((group) => group.commands)
  const known = commands.findIndex(({ id }) => id === chosenId)
  const at = known === -1 ? 0 : known
  const write = (next: string) => {
    setText(next)
    setChosenId(undefined)
    awaited.current = undefined
  }
  const act = ({ does }: Command, inNewTab: boolean) => {
    onClose()
    if ('run' in does) does.run()
    else if (inNewTab) window.open(`${BASE_PATH}${does.href}`, '_blank', 'noopener')
    else router.push(does.href)
  }
  const settle = useEffectEvent(() => {
    if (awaited.current === undefined || found.searching) return
    const pods = commands.filter(({ id }) => id.startsWith('pod '))
    const one = awaited.current === 'paste' ? (pods.length === 1 ? pods[0] : undefined) : commands[0]
    const inNewTab = awaited.current === 'enterNewTab'
    awaited.current = undefined
    if (one !== undefined) act(one, inNewTab)
  })
  useEffect(() => settle(), [text, found.searching])
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const replacesAll = (selectionEnd ?? 0) - (selectionStart ?? 0) === value.length
    if (!replacesAll) return
    event.preventDefault()
    const pasted = event.clipboardData.getData('text').replaceAll(/\s+/g, ' ').trim()
    const { straight } = readPaletteText(pasted, place)
    write(pasted)
    if (straight === undefined) awaited.current = 'paste'
    else {
      onClose()
      router.push(straight.href)
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const inNewTab = event.ctrlKey || event.metaKey
    const chosen = commands[at]
    if (event.key === 'Enter') {
      event.preventDefault()
      if (known === -1 && found.searching) awaited.current = inNewTab ? 'enterNewTab' : 'enter'
      else if (chosen !== undefined) act(chosen, inNewTab)
      return
    }
    const to = moveChosen(event.key, at, commands.length)
    if (to === undefined) return
    event.preventDefault()
    setChosenId(commands[to]?.id)
  }
  return (
    <div className={classes.box}>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          data-autofocus
          className={classes.input}
          role="combobox"
          aria-label={t('label')}
          aria-expanded={commands.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={commands.length === 0 ? undefined : optionId(list, at)}
          placeholder={t('placeholder')}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
        />
      </div>
      <PaletteList id={list} found={found} words={read.words} at={at} onPoint={setChosenId} onAct={act} />
      <VisuallyHidden role="status">
        {found.searching ? t('searching') : t('count', { count: commands.length })}
      </VisuallyHidden>
      <PaletteFoot onPrefix={write} />
    </div>
  )
}
