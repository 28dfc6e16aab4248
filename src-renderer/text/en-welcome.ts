import { plainText } from '../../src-shared/domain/rich-text'
import { number } from './english'

/** The first run, in English. */
export const enWelcome = {
  titles: ['Welcome to Satchel', 'Your inventory, or the sandbox', 'Three gestures'],
  place: (at: number, count: number) => `Step ${number(at)} of ${number(count)}`,
  skip: 'Skip',
  back: 'Back',
  next: 'Next',
  begin: 'Begin',
  what: 'Satchel shows your inventory as folders and pictures: find what you own, put it in order, and spawn it beside the game.',
  safe: 'What you move, rename or put into the Trash can be taken back.',
  noneOpen:
    'No inventory is open yet. Start Resonite with the ResoniteIO mod, or look around in the sandbox first.',
  inSandbox:
    'This is the sandbox: a practice inventory where nothing is yours. Start Resonite with the ResoniteIO mod to open your own.',
  inYours: (service: string, whose: string | null) =>
    whose === null
      ? `${service} is open.`
      : `${service} is open, and you are signed in as ${plainText(whose)}.`,
  openSandbox: 'Open the sandbox',
  lookForResonite: 'Look for Resonite',
  add: 'Add an inventory…',
  later: 'You can change this later: click the name at the bottom left.',
  look: (keys: string) => `${keys} shows what is selected large, and closes it again.`,
  drag: (keys: string) => `Drag things onto a folder to move them. ${keys} takes it back.`,
  spawn: (keys: string) => `${keys} spawns what is selected in the world that you are in.`,
}
