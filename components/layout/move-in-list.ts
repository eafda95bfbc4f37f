import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }

/**
 * Moves the focus between the rows (`data-row`) of the list (`data-list`) in which, or before which, the key was pressed; sideways to the
 * button of a row and back. The first row is reached from the field above with the arrow down, and left upwards.
 *
 * @returns whether the key was one of these, and is used up.
 */
export function moveInList(event: KeyboardEvent): boolean {
  const { target, currentTarget, key } = event
  if (!(target instanceof HTMLElement)) return false
  const row = target.closest('[data-row]')
  if (row !== null && (key === 'ArrowRight' || key === 'ArrowLeft')) {
    row.querySelector<HTMLElement>(key === 'ArrowRight' ? 'button' : 'input')?.focus()
    return true
  }
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined
  if (step === undefined || (row === null && key !== 'ArrowDown')) return false
  const rows = [...currentTarget.querySelectorAll('[data-list] [data-row]')]
  const from = row === null ? -1 : rows.indexOf(row)
  if (from === 0 && key === 'ArrowUp') {
    currentTarget.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return true
  }
  const next = rows[Math.min(Math.max(from + step, 0), rows.length - 1)]
  next?.querySelector('input')?.focus()
  return true
}
