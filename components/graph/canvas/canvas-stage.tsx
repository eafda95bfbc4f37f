import { describeElement } from '@/lib/graph/display/describe-element'
import { indexGraph } from '@/lib/graph/display/graph-index'
import { type Elements, toElements } from '@/lib/graph/display/to-elements'
import type { DrawnParts } from '@/lib/graph/model'
import type { GraphView } from '@/lib/url/graph-view'
import { useReducedMotion } from '@mantine/hooks'
import type { Core } from 'cytoscape'
import { useCallback, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CanvasButtons } from './canvas-buttons'
import classes from './canvas.module.css'
import { Gestures, useGestures } from './gestures'
import { onlyGestures } from './only-gestures'
import { styleSheet } from './style-sheet'
import { Tooltip } from './tooltip'
import { useAnnouncements } from './use-announcements'
import { useCamera } from './use-camera'
import { type CanvasEvents, useCanvasEvents } from './use-canvas-events'
import { useCanvasKeys } from './use-canvas-keys'
import { useDefinitions } from './use-definitions'
import { useDisplayTexts } from './use-display-texts'
import { useFrameDragging } from './use-frame-dragging'
import { useFullScreen } from './use-full-screen'
import { useHeldStill } from './use-held-still'
import { useLatest } from './use-latest'
import { useLookedAt } from './use-looked-at'
import { useMovedNodes } from './use-moved-nodes'
import { useOverlay } from './use-overlay'
import { usePainted } from './use-painted'
import { usePalette } from './use-palette'
import { usePlacedGraph } from './use-placed-graph'
import { useSharedView } from './use-shared-view'
import { useViewport } from './use-viewport'
import { toggled } from '../toggled'
import type { SelectIds } from '../use-selection'
import { useVisit } from '../use-visit'
import { fit, reveal, windowPoint, zoomBy, zoomToArea } from './viewport'

export interface GraphCanvasProps {
  readonly graph: DrawnParts
  /** The name under which its places are kept; what changes without moving anything is not in it. */
  readonly placesAs: string
  /** The same with the nodes and edges that are left out at present: places are those of the whole. */
  readonly whole?: DrawnParts
  readonly view: Pick<GraphView, 'edgeLabels' | 'latency' | 'badges' | 'layout' | 'animation'>
  /** Ids of nodes, edges and frames; unknown ones are ignored. */
  readonly selection: readonly string[]
  /** Ids of what a find expression selects. */
  readonly found?: ReadonlySet<string>
  /** What to bring into view and put the keyboard at; another turn goes there again. */
  readonly visit?: { readonly id: string; readonly turn: number } | undefined
  readonly onSelect: SelectIds
  /** A double click. */
  readonly onOpen: (id: string) => void
  /** A right click, a long touch or a key; without an id on nothing. The point is in window coordinates. */
  readonly onMenu?: (id: string | undefined, at: { readonly x: number; readonly y: number }) => void
  /** The data are old: the drawing is dimmed. */
  readonly stale?: boolean
  readonly ariaLabel: string
}

const NOTHING_FOUND: ReadonlySet<string> = new Set()
const NO_ELEMENTS: Elements = { nodes: [], edges: [] }

/** The drawing of a graph and everything one can do to it; loaded in the browser only. */
export function CanvasStage({
  graph,
  placesAs,
  whole = graph,
  view,
  selection,
  found = NOTHING_FOUND,
  visit,
  onSelect,
  onOpen,
  onMenu,
  stale = false,
  ariaLabel,
}: GraphCanvasProps) {
  const t = useTranslations('canvas')
  const texts = useDisplayTexts()
  const palette = usePalette()
  const stillness = useReducedMotion(false, { getInitialValueInEffect: false })
  const stage = useRef<HTMLDivElement>(null)
  const hint = useId()
  const fullScreen = useFullScreen(stage)
  const { camera, picture, ref: pictureRef } = useCamera()
  const [cy, setCy] = useState<Core>()
  const [hover, setHover] = useState<Hover>()
  const [tooSlow, setTooSlow] = useState(false)

  const { placed, arrange, pin, unpin } = usePlacedGraph({ graph, whole, view: placesAs, layout: view.layout, texts })
  const drawn = placed?.graph
  const index = useMemo(() => indexGraph(drawn ?? graph), [drawn, graph])
  const elements = useMemo(
    () => (placed === undefined ? NO_ELEMENTS : toElements(placed.graph, view, placed.places, texts)),
    [placed, view, texts],
  )

  const onDrawn = useCallback((drawing: Core) => {
    onlyGestures(drawing)
    setCy(drawing)
  }, [])
  const clear = () => {
    setHover(undefined)
    onSelect([])
  }
  const keys = useCanvasKeys(index, placed?.places ?? new Map(), selection, {
    select: (id, add) => {
      onSelect(add ? (selected) => toggled(selected, id) : [id])
      told.say(t(add && selection.includes(id) ? 'deselected' : 'selected'))
    },
    menu: (id) => onMenu?.(id, (id === undefined ? undefined : pointOf(id)) ?? middleOfStage(stage.current)),
    open: onOpen,
    clear: () => {
      clear()
      told.say(t('cleared'))
    },
    zoom: (direction) => camera !== undefined && zoomBy(camera, direction),
    fit: () => camera !== undefined && fit(camera, elements),
    arrive: (id, position) => {
      told.arrive(id, position)
      if (id !== undefined) show(id)
    },
  })
  const told = useAnnouncements({ index, view, texts, selection, cursor: keys.cursor })
  const lookedAt = useLookedAt(index, selection, hover?.id ?? keys.cursor)
  const marks = useMemo(() => ({ ...lookedAt, cursor: keys.cursor, found }), [lookedAt, keys.cursor, found])
  const onTooSlow = useCallback(() => setTooSlow(true), [])
  // Who switches the animation on anew wants it tried again.
  if (tooSlow && !view.animation) setTooSlow(false)
  const overlay = useOverlay({
    camera,
    picture,
    elements,
    palette,
    marks,
    animated: view.animation && !stillness && !tooSlow,
    onTooSlow,
  })
  const show = (id: string) => {
    const rect = overlay?.scene.rectOf(id)
    if (camera !== undefined && rect !== undefined) reveal(camera, rect)
  }
  const pointOf = (id: string): Point | undefined => {
    const place = overlay?.scene.middleOf(id)
    return camera && place && windowPoint(camera, place)
  }
  useViewport(camera, placed, elements)
  useVisit(visit, (id) => {
    keys.setCursor(id)
    show(id)
  })
  const painted = usePainted({ stage, camera, overlay, elements }) && drawn === graph
  const answersPointer = useGestures(painted)
  const definitions = useDefinitions(answersPointer ? elements : NO_ELEMENTS)
  const stylesheet = useMemo(() => styleSheet(palette), [palette])

  const events = useLatest<CanvasEvents>({
    onTap: (id, adding) => {
      keys.setCursor(undefined)
      // Cytoscape keeps the browser from doing it, and keys shall go on from where the pointer was.
      stage.current?.focus({ preventScroll: true })
      if (id === undefined) clear()
      else onSelect(adding ? (selected) => toggled(selected, id) : [id])
    },
    onDoubleTap: onOpen,
    onMenu: (id, at) => {
      setHover(undefined)
      stage.current?.focus({ preventScroll: true })
      onMenu?.(id, at)
    },
    onHover: (id, at) => setHover(id === undefined ? undefined : hoverAt(stage.current, id, at)),
    onDragged: pin,
    onArea: (from, to) => camera !== undefined && zoomToArea(camera, from, to),
    onOver: (what) => stage.current?.setAttribute('data-over', what),
  })
  useCanvasEvents(cy, events)
  useSharedView(camera, cy)
  useMovedNodes(cy, overlay)
  useFrameDragging(cy)
  useHeldStill(camera, stage)
  const described = hover === undefined ? undefined : describeElement(index, hover.id, view, texts)
  const notice = placed?.fallback === true ? t('fallback') : tooSlow && view.animation ? t('animationStopped') : ''

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes keys by its nature
    <div
      ref={stage}
      className={stale ? `${classes.stage} ${classes.stale}` : classes.stage}
      data-painted={painted}
      data-settled={painted && cy !== undefined && definitions.isAll}
      role="application"
      aria-label={ariaLabel}
      aria-roledescription={t('roleDescription')}
      aria-describedby={hint}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys walk the graph from here
      tabIndex={0}
      onKeyDown={keys.onKeyDown}
      onContextMenu={(event) => onMenu !== undefined && event.preventDefault()}
    >
      {answersPointer && <Gestures elements={definitions.given} stylesheet={stylesheet} onDrawn={onDrawn} />}
      <div ref={pictureRef} className={classes.picture} />
      {placed === undefined && (
        <div className={classes.arranging}>
          <span className={classes.late}>{t('arranging')}</span>
        </div>
      )}
      {placed !== undefined && drawn !== graph && (
        <div className={`${classes.notice} ${classes.later}`}>{t('arranging')}</div>
      )}
      <CanvasButtons
        onZoom={(direction) => camera !== undefined && zoomBy(camera, direction)}
        onFit={() => camera !== undefined && fit(camera, elements)}
        onArrange={arrange}
        onUnpin={unpin}
        pinned={placed?.pinned ?? 0}
        crowded={placed?.crowded ?? false}
        fullScreen={fullScreen}
      />
      {notice !== '' && <div className={classes.notice}>{notice}</div>}
      {described !== undefined && hover !== undefined && (
        <Tooltip described={described} at={hover.at} room={hover.room} />
      )}
      <div id={hint} hidden>
        {t('keys')}
      </div>
      <div className={classes.hidden} aria-live="polite">
        {told.spoken}
      </div>
    </div>
  )
}

function middleOfStage(stage: HTMLElement | null): Point {
  const { x, y, width, height } = stage?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

interface Hover {
  readonly id: string
  /** In pixels from the corner of the canvas. */
  readonly at: Point
  readonly room: { readonly width: number; readonly height: number }
}

interface Point {
  readonly x: number
  readonly y: number
}

function hoverAt(stage: HTMLElement | null, id: string, { x, y }: Point): Hover {
  const corner = stage?.getBoundingClientRect()
  return {
    id,
    at: { x: x - (corner?.x ?? 0), y: y - (corner?.y ?? 0) },
    room: { width: corner?.width ?? 0, height: corner?.height ?? 0 },
  }
}
