import { useOnceOpened } from '@/components/ui/use-once-opened'
import { rememberPage } from '@/lib/client/recent-pages'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'

const load = () => import('./palette')
const Palette = dynamic(() => load().then((module) => module.Palette), { loading: () => null })

/** The palette's own is none while it goes: it can be opened again at once. */
const OTHER_DIALOGS = '[aria-modal="true"]:not([data-palette])'

/** Opens the palette, as `Ctrl K` and `⌘ K` do from everywhere, fields included. */
export function PaletteButton() {
  const t = useTranslations('palette')
  const [opened, { open, close, toggle }] = useDisclosure()
  const wanted = useOnceOpened(opened)
  const path = usePathname()
  useEffect(() => rememberPage(path), [path])
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (!isOurs || event.key.toLowerCase() !== 'k') return
    // Above another dialog it would take that one's focus.
    if (!opened && document.querySelector(OTHER_DIALOGS) !== null) return
    event.preventDefault()
    toggle()
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const warm = (): void => {
    // What could not be loaded is asked for again by the click, which tells.
    load().catch(() => undefined)
  }
  return (
    <>
      <Tooltip label={`${t('open')} (Ctrl K)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('open')}
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          onPointerEnter={warm}
          onFocus={warm}
          onClick={open}
        >
          <IconSearch size={18} />
        </ActionIcon>
      </Tooltip>
      {wanted ? <Palette opened={opened} onClose={close} /> : null}
    </>
  )
}
