import { LayoutGrid, ListTree, SlidersHorizontal } from 'lucide-react'
import { COLUMNS, DENSITIES, SORT_DIRECTIONS, TILE_SIZES_PX, VIEWS } from '../../../src-shared/model/settings'
import { useCommandTip } from '../../actions/command-runner'
import { useBrowser, useLook } from '../../browser/browser-context'
import { canBeTold } from '../../browser/columns'
import { sortedOnce } from '../../browser/look'
import { IconButton } from '../../kit/button'
import { ButtonMenu, MenuChoices, MenuSwitch } from '../../kit/choice-menu'
import { MenuLine } from '../../kit/menu'
import { useText } from '../../kit/text-context'
import { useCapabilities } from '../../session/session-context'
import { changeSettings, useSettings } from '../../session/settings-store'

const ICONS = { tree: ListTree, grid: LayoutGrid } as const

/** Tree or grid, and what either looks like; where there is little room all in one menu. */
export function ViewControls({ isSlim }: { readonly isSlim: boolean }) {
  const text = useText()
  const browser = useBrowser()
  const { view: current } = useLook()
  const tip = useCommandTip()
  return (
    <>
      {(isSlim ? [] : VIEWS).map(view => {
        const Icon = ICONS[view]
        return (
          <IconButton
            key={view}
            label={text.view[view]}
            {...tip(`view-${view}`, text.view[view])}
            aria-pressed={view === current}
            icon={<Icon size={16} />}
            onClick={() => browser.switchView(view)}
          />
        )
      })}
      <ButtonMenu label={text.view.options} icon={<SlidersHorizontal size={16} aria-hidden />}>
        {() => (
          <>
            {isSlim && <WhichView />}
            <SortChoices />
            <MenuLine />
            {current === 'tree' ? <DensityChoices /> : <TileChoices />}
          </>
        )}
      </ButtonMenu>
    </>
  )
}

function WhichView() {
  const text = useText()
  const browser = useBrowser()
  const { view } = useLook()
  return (
    <>
      <MenuChoices
        label={text.view.show}
        value={view}
        choices={VIEWS.map(value => ({ value, label: text.view[value] }))}
        onChoose={value => browser.switchView(value)}
      />
      <MenuLine />
    </>
  )
}

function SortChoices() {
  const text = useText()
  const browser = useBrowser()
  const { sort } = useLook()
  const capabilities = useCapabilities()
  // What is sorted by stays in sight, also where it was chosen in another inventory.
  const columns = COLUMNS.filter(column => column === sort.column || canBeTold(column, capabilities))
  return (
    <>
      <MenuChoices
        label={text.view.sortBy}
        value={sort.column}
        choices={columns.map(value => ({ value, label: text.view.columns[value] }))}
        onChoose={column => browser.changeLook({ sort: sortedOnce(sort, column) })}
      />
      <MenuLine />
      <MenuChoices
        label={text.view.direction}
        value={sort.direction}
        choices={SORT_DIRECTIONS.map(value => ({ value, label: text.view.directions[sort.column][value] }))}
        onChoose={direction => browser.changeLook({ sort: { ...sort, direction } })}
      />
      <MenuLine />
      <MenuSwitch
        label={text.view.foldersFirst}
        isOn={sort.foldersFirst}
        onChange={foldersFirst => browser.changeLook({ sort: { ...sort, foldersFirst } })}
      />
    </>
  )
}

function DensityChoices() {
  const text = useText()
  const density = useSettings(settings => settings.density)
  return (
    <MenuChoices
      label={text.view.rowHeight}
      value={density}
      choices={DENSITIES.map(value => ({ value, label: text.view.densities[value] }))}
      onChoose={value => changeSettings({ density: value })}
    />
  )
}

function TileChoices() {
  const text = useText()
  const tileSizePx = useSettings(settings => settings.tileSizePx)
  return (
    <MenuChoices
      label={text.view.tileSize}
      value={tileSizePx}
      choices={TILE_SIZES_PX.map((value): { value: number; label: string } => ({
        value,
        label: text.view.tileSizes[value],
      }))}
      onChoose={value => changeSettings({ tileSizePx: value })}
    />
  )
}
