import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--pharos-accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--pharos-healthy-text)' },
  { tag: [tags.content, tags.literal, tags.number, tags.bool, tags.null], color: 'var(--pharos-text)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--pharos-muted)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--pharos-muted)' },
  { tag: [tags.labelName, tags.typeName, tags.keyword, tags.meta], color: 'var(--pharos-not-ready-text)' },
])

const FLOATING = {
  backgroundColor: 'var(--pharos-surface)',
  border: '1px solid var(--pharos-border)',
  borderRadius: '6px',
  boxShadow: 'var(--pharos-shadow)',
  color: 'var(--pharos-text)',
  fontFamily: 'var(--mantine-font-family)',
  fontSize: '13px',
}
const FIELD = {
  backgroundColor: 'var(--pharos-surface)',
  backgroundImage: 'none',
  border: '1px solid var(--pharos-control)',
  borderRadius: '4px',
  color: 'var(--pharos-text)',
  fontFamily: 'var(--mantine-font-family)',
  fontSize: '13px',
}

// The tokens change with the colour scheme, so one theme serves both.
const theme = EditorView.theme({
  '&': { backgroundColor: 'var(--pharos-surface)', color: 'var(--pharos-text)', fontSize: '13px' },
  // The frame around it shows the focus.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--pharos-text)', padding: '8px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--pharos-text)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--pharos-accent) 28%, transparent)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--pharos-accent) 7%, transparent)' },
  '.cm-gutters': {
    backgroundColor: 'var(--pharos-surface)',
    borderInlineEnd: '1px solid var(--pharos-border)',
    color: 'var(--pharos-muted)',
  },
  '.cm-activeLineGutter': { backgroundColor: 'var(--pharos-sunken)', color: 'var(--pharos-text)' },
  '.cm-foldGutter .cm-gutterElement': { cursor: 'pointer', padding: '0 4px' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--pharos-sunken)',
    border: '1px solid var(--pharos-border)',
    color: 'var(--pharos-muted)',
    margin: '0 4px',
    padding: '0 6px',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--pharos-accent-soft)', outline: 'none' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--pharos-beam) 40%, transparent)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--pharos-beam)', color: '#0f172a' },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--pharos-beam) 20%, transparent)' },
  '.cm-specialChar': { color: 'var(--pharos-failure-text)' },
  '.cm-panels': { backgroundColor: 'var(--pharos-sunken)', color: 'var(--pharos-text)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--pharos-border)' },
  '.cm-panel.cm-search': { fontFamily: 'var(--mantine-font-family)', fontSize: '13px', padding: '8px 32px 8px 12px' },
  '.cm-panel.cm-search label': { fontSize: '13px', whiteSpace: 'nowrap' },
  '.cm-panel.cm-search [name=close]': {
    color: 'var(--pharos-muted)',
    fontSize: '18px',
    insetInlineEnd: '8px',
    top: '6px',
  },
  '.cm-textfield': { ...FIELD, padding: '3px 8px' },
  '.cm-button': { ...FIELD, padding: '3px 10px' },
  '.cm-tooltip': FLOATING,
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    maxHeight: '280px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--pharos-accent-soft)',
    color: 'var(--pharos-text)',
  },
  '.cm-completionDetail': { color: 'var(--pharos-muted)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { color: 'var(--pharos-accent)', fontWeight: '600', textDecoration: 'none' },
  '.cm-completionInfo': { maxWidth: '360px', padding: '8px 12px', whiteSpace: 'pre-line' },
  '.cm-diagnostic': { borderLeft: 'none', padding: '8px 12px' },
  '.cm-diagnosticAction': {
    ...FIELD,
    cursor: 'pointer',
    display: 'block',
    margin: '6px 0 0',
    padding: '3px 10px',
  },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: '2px solid var(--pharos-failure)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', borderBottom: '2px dashed var(--pharos-degraded)' },
  '.cm-lintRange-info': { backgroundImage: 'none', borderBottom: '2px dotted var(--pharos-tcp)' },
  '.cm-lint-marker': { boxSizing: 'border-box', content: '""', height: '12px', marginTop: '4px', width: '12px' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--pharos-failure)', borderRadius: '50%', content: '""' },
  '.cm-lint-marker-warning': {
    backgroundColor: 'var(--pharos-degraded)',
    clipPath: 'polygon(50% 0, 100% 100%, 0 100%)',
    content: '""',
  },
  '.cm-lint-marker-info': { backgroundColor: 'var(--pharos-tcp)', borderRadius: '2px', content: '""' },
})

/** Colours and type of everything that CodeMirror draws, by the tokens. */
export const CODE_LOOK: Extension = [theme, syntaxHighlighting(highlight)]
