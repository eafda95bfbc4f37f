import { useOpenedHere } from '@/components/ui/use-opened-here'
import { modes } from '@/lib/i18n/messages/en/modes'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { About } from '../about'
import { KeyboardHelp } from '../keyboard-help'
import { withMessages } from '../with-messages'
import classes from './palette.module.css'
import { PaletteBox } from './palette-box'
import type { HelpDialog } from './use-help-commands'

interface PaletteProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** One box from which everything can be reached, and the dialogs of help that it opens. */
function Content({ opened, onClose }: PaletteProps) {
  const t = useTranslations('palette')
  const openedHere = useOpenedHere(opened)
  const [dialog, setDialog] = useState<HelpDialog>()
  const close = () => setDialog(undefined)
  const [lastOpened, setLastOpened] = useState(opened)
  const [openings, setOpenings] = useState(0)
  if (opened !== lastOpened) {
    setLastOpened(opened)
    if (opened) setOpenings(openings + 1)
  }
  return (
    <>
      <Modal.Root
        opened={openedHere}
        onClose={onClose}
        size={640}
        yOffset="10dvh"
        xOffset={8}
        // As the theme has it for whole dialogs.
        lockScroll={false}
        transitionProps={{ duration: 120, transition: 'fade' }}
      >
        <Modal.Overlay />
        <Modal.Content aria-label={t('open')} className={classes.content} data-palette>
          {/* Opened again before it is gone, it holds nothing of what was typed. */}
          <PaletteBox key={openings} onClose={onClose} onHelp={setDialog} />
        </Modal.Content>
      </Modal.Root>
      <KeyboardHelp opened={dialog === 'keys'} onClose={close} />
      <About opened={dialog === 'about'} onClose={close} />
    </>
  )
}

/** With the texts of the actions that menus offer, too. */
export const Palette = withMessages({ modes }, Content)
