import type { EditRequest } from '@/lib/url/edit-types'
import { Menu, Text } from '@mantine/core'
import type { ModeItems } from './use-mode-items'

interface ModeMenuItemsProps extends ModeItems {
  readonly onPreview: (request: EditRequest) => void
}

/** How pods are in the mesh, as items of a menu that end in the preview. What cannot be done says why. */
export function ModeMenuItems({ items, note, onPreview }: ModeMenuItemsProps) {
  return (
    <>
      {note === undefined ? null : (
        <Text size="xs" c="dimmed" px="sm" py={6} role="status">
          {note}
        </Text>
      )}
      {items.map(({ id, label, hint, does }) => {
        const barred = 'why' in does
        return (
          <Menu.Item
            key={id}
            // Not `disabled`: it must be reached to say why.
            {...(barred ? { 'data-disabled': true, 'aria-disabled': true } : {})}
            closeMenuOnClick={!barred}
            onClick={() => {
              if (!barred) onPreview(does.change)
            }}
          >
            {label}
            <Text size="xs" c="dimmed">
              {barred ? does.why : hint}
            </Text>
          </Menu.Item>
        )
      })}
    </>
  )
}
