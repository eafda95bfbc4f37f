import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { CODE_LOOK } from './code-look'

// Marks of direction and joiners: in a name they may hide what it is.
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** What every YAML text has, read-only ones too; `nonce` lets its style sheet in. */
export function codeExtensions(nonce: string): Extension {
  return [
    EditorView.cspNonce.of(nonce),
    CODE_LOOK,
    yaml(),
    lineNumbers(),
    foldGutter(),
    codeFolding(),
    highlightSpecialChars({ addSpecialChars: UNSEEN }),
    drawSelection(),
    bracketMatching(),
    highlightSelectionMatches(),
    search({ top: true }),
    // The text has two spaces; and a tab is no indentation in YAML.
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    keymap.of([...defaultKeymap, ...searchKeymap, ...foldKeymap, ...lintKeymap]),
    lintGutter(),
  ]
}

/** What only a text that can be changed needs. Tab indents: Escape before it leaves the editor. */
export function editExtensions(): Extension {
  return [
    history(),
    indentOnInput(),
    closeBrackets(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    keymap.of([...closeBracketsKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
  ]
}
