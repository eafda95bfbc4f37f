/** Whether a key is meant for the page: nothing is being typed, no dialog or menu is open, and it is not the browser's. */
export function isForPage(event: KeyboardEvent): boolean {
  return (
    !event.defaultPrevented &&
    !hasModifier(event) &&
    !isTyping(event.target) &&
    document.querySelector('[aria-modal="true"]') === null
  )
}

/** Brackets need AltGr on many keyboards, which some systems report as Ctrl and Alt. */
function hasModifier(event: KeyboardEvent): boolean {
  return event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'))
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="menu"], [role="dialog"]') !== null)
  )
}
