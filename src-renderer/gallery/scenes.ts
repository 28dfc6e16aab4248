import { createElement } from 'react'
import { CAPABILITY_SCENES } from './capability-scenes'
import { DRAG_SCENES } from './drag-scenes'
import { FEEDBACK_SCENES } from './feedback-scenes'
import { GRID_SCENES } from './grid-scenes'
import { InspectorSheet } from './inspector-sheet'
import { INVENTORY_SCENES } from './inventory-scenes'
import { NARROW_SCENES } from './narrow-scenes'
import { OPERATION_SCENES } from './operation-scenes'
import { OVERLAY_SCENES } from './overlay-scenes'
import { PartsSheet } from './parts-sheet'
import { PLACES_SCENES } from './places-scenes'
import type { Scene } from './scene'
import { SOURCE_SCENES } from './source-scenes'
import { StatusSheet } from './status-sheet'
import { TABS_SCENES } from './tabs-scenes'
import { TRASH_SCENES } from './trash-scenes'
import { TRAY_SCENES } from './tray-scenes'
import { TREE_SCENES } from './tree-scenes'

/** Everything that the gallery shows, in the order of its list. */
export const SCENES: readonly Scene[] = [
  { kind: 'sheet', id: 'parts', title: 'Parts', draw: () => createElement(PartsSheet) },
  {
    kind: 'sheet',
    id: 'inspector',
    title: 'Inspector',
    draw: () => createElement(InspectorSheet),
  },
  { kind: 'sheet', id: 'status', title: 'Status bar and notices', draw: () => createElement(StatusSheet) },
  ...SOURCE_SCENES,
  ...INVENTORY_SCENES,
  ...TREE_SCENES,
  ...CAPABILITY_SCENES,
  ...GRID_SCENES,
  ...DRAG_SCENES,
  ...OVERLAY_SCENES,
  ...FEEDBACK_SCENES,
  ...OPERATION_SCENES,
  ...TABS_SCENES,
  ...TRAY_SCENES,
  ...PLACES_SCENES,
  ...TRASH_SCENES,
  ...NARROW_SCENES,
]
