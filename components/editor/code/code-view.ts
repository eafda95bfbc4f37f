import { foldAll, unfoldAll } from '@codemirror/language'
import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { openSearchPanel } from '@codemirror/search'
import { Annotation, Compartment, EditorState, type Extension, Prec, Transaction } from '@codemirror/state'
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view'
import type { ObjectSchema } from '@/lib/openapi/object-schema'
import type { FieldFinding, TextFix, TextMark } from '@/lib/yaml/text-mark'
import { fieldAt } from '@/lib/yaml/place-at'
import type { TextReport } from '@/lib/yaml/report-text'
import type { PathStep } from '@/lib/yaml/source-node'
import { codeExtensions, editExtensions } from './base-extensions'
import { linesOf } from './lines-of'
import { schemaHelp } from './schema-help'
import { TextChecker } from './text-checker'

/** Text that is being typed is looked at once the hands rest. */
const REST_MS = 250

/** A page that is further behind has stopped listening. */
const MOST_ECHOES = 20

export interface CodeState {
  /** From 1. */
  readonly line: number
  readonly column: number
  /** The field the cursor is at; undefined in a block of text. */
  readonly field: readonly PathStep[] | undefined
  /** Undefined until the text, as it is, has been looked at. */
  readonly report: TextReport | undefined
  readonly checking: 'running' | 'done' | 'given-up'
}

/** What the page has to say and to hear. */
export interface CodeHandlers {
  readonly onChange: (text: string) => void
  readonly onReport: (report: TextReport) => void
  readonly onPreview: () => void
  readonly sentenceOf: (mark: TextMark) => string
  readonly titleOf: (fix: TextFix) => string
  readonly leaveHint: string
}

export interface CodeOptions {
  readonly text: string
  readonly readOnly: boolean
  readonly wrap: boolean
  /** The text may hold several documents. */
  readonly several: boolean
  readonly label: string
  /** Id of what tells how to leave it. */
  readonly describedBy: string
  readonly nonce: string
  readonly phrases: Readonly<Record<string, string>>
}

const START: CodeState = { line: 1, column: 1, field: [], report: undefined, checking: 'running' }

/** Marks a text that came from the page, not from the user. */
const FROM_PAGE = Annotation.define<boolean>()

/** One text in CodeMirror, with what is known about it. Lives as long as the element that it is attached to. */
export class CodeView {
  readonly #listeners = new Set<() => void>()
  readonly #edit = new Compartment()
  readonly #wrap = new Compartment()
  readonly #words = new Compartment()
  readonly #extra = new Compartment()
  #checker: TextChecker | undefined
  #options: CodeOptions
  #handlers: CodeHandlers | undefined
  #findings: readonly FieldFinding[] = []
  #schema: ObjectSchema | undefined
  #view: EditorView | undefined
  #state = START
  /** Texts that were handed out and have not come back yet. */
  #handedOut: readonly string[] = []
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(options: CodeOptions) {
    this.#options = options
  }

  readonly get = (): CodeState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly attach = (parent: HTMLElement | null): (() => void) | undefined => {
    if (parent === null) return undefined
    this.#checker = new TextChecker()
    this.#checker.setSchema(this.#schema)
    const view = new EditorView({ parent, state: this.#fresh() })
    this.#view = view
    this.#check(0)
    return () => {
      clearTimeout(this.#rest)
      this.#options = { ...this.#options, text: view.state.doc.toString() }
      this.#checker?.close()
      view.destroy()
      this.#view = undefined
    }
  }

  listen(handlers: CodeHandlers): void {
    this.#handlers = handlers
  }

  /** Takes up what changed. A text other than the one shown replaces it, as one step that can be undone. */
  configure(options: CodeOptions): void {
    const before = this.#options
    this.#options = options
    const view = this.#view
    if (view === undefined) return
    if (options.text !== before.text && !this.#isEcho(options.text) && options.text !== view.state.doc.toString()) {
      this.#handedOut = []
      this.#replace(view, options.text, FROM_PAGE.of(true))
    }
    const effects = [
      ...(options.readOnly === before.readOnly ? [] : [this.#edit.reconfigure(this.#editing())]),
      ...(options.wrap === before.wrap ? [] : [this.#wrap.reconfigure(this.#wrapping())]),
      ...(options.label === before.label ? [] : [this.#words.reconfigure(this.#naming())]),
    ]
    if (effects.length > 0) view.dispatch({ effects })
  }

  setFindings(findings: readonly FieldFinding[]): void {
    if (findings === this.#findings) return
    this.#findings = findings
    this.#check(0)
  }

  /** Of the kind: completion, help on hover, and what the checker knows. */
  setSchema(schema: ObjectSchema | undefined): void {
    if (schema === this.#schema) return
    this.#schema = schema
    this.#checker?.setSchema(schema)
    this.#view?.dispatch({ effects: this.#extra.reconfigure(this.#knowing()) })
    this.#check(0)
  }

  openSearch(): void {
    if (this.#view !== undefined) openSearchPanel(this.#view)
  }

  fold(all: boolean): void {
    if (this.#view !== undefined) (all ? foldAll : unfoldAll)(this.#view)
  }

  /** @returns false where the text cannot be read */
  async format(): Promise<boolean> {
    const before = this.#view?.state.doc.toString()
    if (before === undefined) return false
    const formatted = await this.#checker?.format(before)
    const view = this.#view
    // What was typed in the meantime is worth more.
    if (formatted === undefined || view?.state.doc.toString() !== before) return false
    if (formatted !== before) this.#replace(view, formatted)
    return true
  }

  /** Puts the cursor there and looks at it. */
  goTo(from: number, to: number): void {
    const view = this.#view
    if (view === undefined) return
    const length = view.state.doc.length
    const anchor = Math.min(from, length)
    view.dispatch({
      selection: { anchor, head: Math.min(to, length) },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    })
    view.focus()
  }

  apply(fix: TextFix): void {
    const changes = fix.edits.map(({ from, to, insert }) => ({ from, to, insert }))
    this.#view?.dispatch({ changes, userEvent: 'input.fix' })
    this.#view?.focus()
  }

  #fresh(): EditorState {
    const { text, nonce, phrases } = this.#options
    return EditorState.create({
      doc: text,
      extensions: [
        this.#extra.of(this.#knowing()),
        this.#words.of(this.#naming()),
        this.#edit.of(this.#editing()),
        this.#wrap.of(this.#wrapping()),
        EditorState.phrases.of(phrases),
        Prec.high(keymap.of([{ key: 'Mod-s', preventDefault: true, run: () => this.#preview() }])),
        Prec.lowest(keymap.of([{ key: 'Escape', run: (view) => this.#release(view) }])),
        codeExtensions(nonce),
        EditorView.updateListener.of((update) => this.#updated(update)),
      ],
    })
  }

  #editing(): Extension {
    const { readOnly } = this.#options
    return [EditorState.readOnly.of(readOnly), ...(readOnly ? [] : [editExtensions()])]
  }

  #knowing(): Extension {
    return this.#schema === undefined ? [] : schemaHelp(this.#schema)
  }

  #wrapping(): Extension {
    return this.#options.wrap ? EditorView.lineWrapping : []
  }

  #naming(): Extension {
    const { label, describedBy } = this.#options
    return EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': describedBy,
      spellcheck: 'false',
      // Focusable all the same; this says so to those who look for the attribute only.
      tabindex: '0',
    })
  }

  #preview(): boolean {
    this.#handlers?.onPreview()
    return true
  }

  /** From now on Tab moves the focus, until another key is pressed; however long that takes. */
  #release(view: EditorView): boolean {
    view.setTabFocusMode(3_600_000)
    view.dispatch({ effects: EditorView.announce.of(this.#handlers?.leaveHint ?? '') })
    return true
  }

  /** Whoever types fast is ahead of the page: an older text of their own that comes back is no other text. */
  #isEcho(text: string): boolean {
    const index = this.#handedOut.lastIndexOf(text)
    if (index === -1) return false
    this.#handedOut = this.#handedOut.slice(index + 1)
    return true
  }

  #replace(view: EditorView, text: string, ...annotations: readonly Annotation<unknown>[]): void {
    const { anchor } = view.state.selection.main
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      selection: { anchor: Math.min(anchor, text.length) },
      annotations: [Transaction.userEvent.of('input.replace'), ...annotations],
    })
  }

  #updated({ docChanged, selectionSet, state, transactions }: ViewUpdate): void {
    // What the page gave is not told to the page as if somebody had typed it.
    if (transactions.some((transaction) => transaction.annotation(FROM_PAGE) === true)) this.#check(0)
    else if (docChanged) {
      const text = state.doc.toString()
      this.#handedOut = [...this.#handedOut.slice(-MOST_ECHOES), text]
      this.#handlers?.onChange(text)
      this.#check(REST_MS)
    }
    if (!docChanged && !selectionSet) return
    const { head } = state.selection.main
    const line = state.doc.lineAt(head)
    const field = fieldAt(linesOf(state.doc), line.number - 1)
    this.#set({ ...this.#state, line: line.number, column: head - line.from + 1, field })
  }

  #check(waitMs: number): void {
    clearTimeout(this.#rest)
    if (this.#view === undefined) return
    if (this.#state.checking !== 'running') this.#set({ ...this.#state, checking: 'running' })
    this.#rest = setTimeout(() => {
      const doc = this.#view?.state.doc
      if (doc === undefined) return
      const { several } = this.#options
      this.#checker?.report({ text: doc.toString(), findings: this.#findings, several }, (report) => {
        // What was typed in the meantime has its own turn.
        if (this.#view?.state.doc.eq(doc) === true) this.#take(this.#view, report)
      })
    }, waitMs)
  }

  #take(view: EditorView, report: TextReport | undefined): void {
    this.#set({ ...this.#state, report, checking: report === undefined ? 'given-up' : 'done' })
    view.dispatch(setDiagnostics(view.state, report?.marks.map((mark) => this.#toDiagnostic(mark)) ?? []))
    if (report !== undefined) this.#handlers?.onReport(report)
  }

  #toDiagnostic(mark: TextMark): Diagnostic {
    const { from, to, severity, source, fixes } = mark
    const shown = this.#options.readOnly ? [] : fixes
    return {
      from,
      to,
      severity,
      source,
      message: this.#handlers?.sentenceOf(mark) ?? '',
      actions: shown.map((fix) => ({ name: this.#handlers?.titleOf(fix) ?? '', apply: () => this.apply(fix) })),
    }
  }

  #set(state: CodeState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
