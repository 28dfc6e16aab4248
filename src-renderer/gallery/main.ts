import { lookFrom } from './look'
import { SCENES } from './scenes'

/**
 * The gallery: every component and every designed state from fixtures, for
 * developers. Without a scene in its address it is the list of them, with a
 * frame for each; with one it is that scene alone, as tests open it.
 */
async function open(): Promise<void> {
  const look = lookFrom(window.location.search)
  const scene = SCENES.find(({ id }) => id === look.sceneId)
  const { showScene } = await import('./show-scene')
  const { showShell } = await import('./shell')
  if (scene) await showScene(scene, look)
  else showShell()
}

void open()
