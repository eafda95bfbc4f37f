import { detailAt } from '@/lib/graph/display/detail-at'
import { NOT_LOOKING } from '@/lib/graph/display/looked-at'
import type { Palette } from '@/lib/graph/display/palette'
import { planTexts, type TextPlan } from '@/lib/graph/display/plan-texts'
import type { TextRole } from '@/lib/graph/display/text-measures'
import type { Elements } from '@/lib/graph/display/to-elements'
import type { Place, Rect } from '@/lib/graph/places/extent'
import type { Camera } from '../camera'
import { fontsAt } from './fonts'
import { paintLower, paintUpper } from './paint'
import { Plane, type View } from './plane'
import { Scene } from './scene'
import { Sliced } from './sliced'
import { TextWidth } from './text-width'
import type { Marks, Steps } from './view-state'

/** Paints everything that is seen of a graph; cytoscape knows where things are and what the pointer does to them. */
export interface Overlay {
  readonly scene: Scene
  readonly view: () => View
  /** Calls back whenever the view moves; returns how to call that off. */
  onView: (then: () => void) => () => void
  /** A new plane above lines and shapes and below all texts. */
  planeBetween: () => Plane
  show: (elements: Elements) => void
  /** A node is dragged to a place. */
  move: (id: string, to: Place) => void
  mark: (marks: Marks) => void
  marks: () => Marks
  color: (palette: Palette) => void
  /** Calls back once what was shown last can be seen; returns how to call that off. */
  afterPainting: (then: () => void) => () => void
  /** Ids of the nodes and edges whose label is drawn at present. */
  labelled: () => ReadonlySet<string>
  remove: () => void
}

/** Room around the view in which things are still painted, for what stands out of their place. */
const MARGIN = 150
/** A drawing of more things takes longer than a frame, so it is painted in slices. */
const LARGE_FROM_ELEMENTS = 400
/** Of a picture that is carried along while the next one comes about, in pixels of the page. */
const LARGE_MARGIN = 128

interface State {
  readonly palette: Palette
  readonly fonts: ReturnType<typeof fontsAt>
  readonly marks: Marks
}

export function attachOverlay(camera: Camera, container: HTMLElement, palette: Palette): Overlay {
  const scene = new Scene()
  const upper = new Plane(container)
  const lower = new Plane(container, upper)
  const sliced = new Sliced()
  const widths = new TextWidth()
  let state: State = {
    palette,
    fonts: fontsAt(container),
    marks: { ...NOT_LOOKING, cursor: undefined, found: new Set() },
  }
  let plan: { readonly texts: TextPlan; readonly zoom: number; readonly version: number } | undefined
  let asked = 0
  /** Counts wishes to paint; a painting fulfils all that were there when it began. */
  let wished = 0
  let fulfilled = 0
  const waiting = new Map<() => void, number>()
  const widthOf = (text: string, role: TextRole) => widths.of(text, state.fonts[role])
  const isLarge = () => scene.size > LARGE_FROM_ELEMENTS
  /** The first picture is painted at once: there is nothing to be interrupted for yet. */
  let hasPicture = false
  const isSliced = () => isLarge() && hasPicture
  const view = (): View => ({
    zoom: camera.zoom,
    pan: camera.pan,
    width: camera.width,
    height: camera.height,
    ratio: devicePixelRatio,
    margin: isLarge() ? LARGE_MARGIN : 0,
  })

  const texts = (zoom = camera.zoom): TextPlan => {
    scene.renew()
    if (plan?.zoom !== zoom || plan.version !== scene.version) {
      const detail = detailAt(zoom)
      plan = { texts: planTexts(scene, state.marks, { detail, widthOf }), zoom, version: scene.version }
    }
    return plan.texts
  }

  let painted: CanvasRenderingContext2D | undefined
  function* steps(now: View): Steps {
    scene.renew()
    const inMemory = isSliced()
    const seen = rectOf(now)
    const open = (plane: Plane) => {
      const ctx = plane.begin(now, inMemory)
      painted = ctx
      return ctx
    }
    const painting = { widthOf, detail: detailAt(now.zoom), edgesDrawn: scene.edges.size, ...state }
    // The scene may change between two steps.
    const geometry = { nodes: new Map(scene.nodes), edges: new Map(scene.edges), frames: new Map(scene.frames) }
    const below = open(lower)
    if (below === undefined) return
    yield* paintLower(geometry, seen, { ...painting, ctx: below })
    const planned = texts(now.zoom)
    yield
    const above = open(upper)
    if (above === undefined) return
    yield* paintUpper(geometry, planned, seen, { ...painting, ctx: above })
  }
  const finish = (wish: number) => {
    const now = view()
    lower.finish(now)
    upper.finish(now)
    fulfilled = wish
    hasPicture ||= scene.size > 0
    for (const [then, needed] of [...waiting]) {
      if (needed > fulfilled) continue
      waiting.delete(then)
      then()
    }
    if (wished > fulfilled) repaint()
  }
  const begin = () => {
    asked = 0
    if (camera.width === 0 || camera.height === 0) return
    const wish = wished
    const painting = steps(view())
    if (isSliced())
      sliced.start(painting, { settle: () => painted?.getImageData(0, 0, 1, 1), done: () => finish(wish) })
    else {
      while (painting.next().done !== true);
      finish(wish)
    }
  }
  /** Many things change at once; they are painted once. */
  const repaint = () => {
    if (!sliced.isRunning) asked ||= requestAnimationFrame(begin)
  }
  const wish = () => {
    wished += 1
    repaint()
  }
  const change = (part: Partial<State>) => {
    state = { ...state, ...part }
    plan = undefined
    wish()
  }
  const onView = () => {
    const now = view()
    lower.follow(now)
    upper.follow(now)
    wish()
  }
  const following = [camera.onLook(onView), camera.onSize(onView)]
  const onFonts = () => {
    widths.forget()
    change({ fonts: fontsAt(container) })
  }
  document.fonts.addEventListener('loadingdone', onFonts)

  return {
    scene,
    view,
    onView: (then) => camera.onLook(then),
    planeBetween: () => new Plane(container, upper),
    show: (elements) => {
      scene.show(elements)
      change({})
    },
    move: (id, to) => {
      scene.moved(id, to)
      wish()
    },
    mark: (marks) => change({ marks }),
    marks: () => state.marks,
    color: (next) => change({ palette: next, fonts: fontsAt(container) }),
    afterPainting: (then) => {
      waiting.set(then, wished)
      if (fulfilled === wished) wish()
      return () => waiting.delete(then)
    },
    labelled: () => {
      const { labelled, chips } = texts()
      return new Set([...labelled.map(({ element }) => element.id), ...chips.map(({ edge }) => edge.element.id)])
    },
    remove: () => {
      cancelAnimationFrame(asked)
      sliced.stop()
      waiting.clear()
      document.fonts.removeEventListener('loadingdone', onFonts)
      for (const stop of following) stop()
      lower.remove()
      upper.remove()
    },
  }
}

/** The part of the model that is painted. */
function rectOf({ zoom, pan, width, height, margin }: View): Rect {
  const [x1, y1] = [(-margin - pan.x) / zoom - MARGIN, (-margin - pan.y) / zoom - MARGIN]
  return {
    x1,
    y1,
    x2: x1 + (width + 2 * margin) / zoom + 2 * MARGIN,
    y2: y1 + (height + 2 * margin) / zoom + 2 * MARGIN,
  }
}
